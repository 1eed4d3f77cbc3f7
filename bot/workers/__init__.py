"""Work that rows ask for, done after the commit and off the writer's thread."""
