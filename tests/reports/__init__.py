"""What is read out of the texts of a corpus, held against what a careful colleague would take from them.

`corpus/` holds the texts (README.md there says how they are labelled), the judge as it was given, and in `fresh.jsonl`
texts of others who had not seen the rules. `python -m tests.reports.judge` prints the figures.
"""
