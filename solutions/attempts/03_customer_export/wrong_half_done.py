# vanilla: 6 isolated: 6
# from: right_loops
# without: k, l, desk, retention, minimise
# Stopped after the second question.
