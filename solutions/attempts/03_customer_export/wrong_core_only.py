# vanilla: 12 isolated: 12
# from: right_pandas
# without: retention, minimise
# Ran out of time: the core is right, the stretch is as released.
