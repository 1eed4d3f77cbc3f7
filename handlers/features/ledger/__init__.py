"""What can be said and pressed about records: logging, reviewing, finding, lists and oversight."""
