# vanilla: 8 isolated: 8
# from: right_pandas
# without: filter, desk, overlap, prevalence
# Stopped after the third question.
