"""What all HTML pages stand on, those that are passed on and those that are served: tokens and style sheets."""
