# vanilla: 12 isolated: 12
# from: right_coalitions_and_a_solver
# without: shapley, markov
# Ran out of time: the core is right, the stretch is as released.
