# vanilla: 12 isolated: 12
# from: right_loops
# without: mix, rmean
# Ran out of time: the core is right, the stretch is as released.
