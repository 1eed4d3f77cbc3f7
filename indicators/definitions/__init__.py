"""The definitions by which indicators are computed: one module each, found by themselves (see `table`)."""
