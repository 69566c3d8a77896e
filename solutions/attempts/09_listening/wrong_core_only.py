# vanilla: 12 isolated: 12
# from: right_numpy
# without: weights, gaps
# Ran out of time: the core is right, the stretch is as released.
