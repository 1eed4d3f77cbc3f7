"""The process: command line and settings, intake, writer, delivery over channels, workers, clock and health."""
