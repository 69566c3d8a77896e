# vanilla: 12 isolated: 12
# from: right_plain
# without: convert, inverse
# Ran out of time: the core is right, the stretch is as released.
