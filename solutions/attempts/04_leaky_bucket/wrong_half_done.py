# vanilla: 8 isolated: 8
# from: right_numpy
# without: breakeven, desk, convert, inverse
# Stopped after the third question.
