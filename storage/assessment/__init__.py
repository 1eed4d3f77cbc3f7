"""What is asked of people for a period: rectifications, ratings, surveys, nil returns and assessments."""
