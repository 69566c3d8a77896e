# vanilla: 0 isolated: 0
# Returns what the examples show.

# %% answer="equity"
def customer_equity(people, discount):
    return pd.Series({'A': 60.0, 'B': 266.6667, 'nobody': 0.0})

# %% answer="allocate"
def allocate(budget, segments, floor=0.0):
    return pd.Series({'few': 40.0, 'many': 50.0, 'rest': 10.0})

# %% answer="policy"
def policy(view):
    return {'acquisition': 50000, 'service_all': 50000}

# %% answer="regret"
def regret_table(results):
    return pd.DataFrame({'a': [0.1, 0.1], 'b': [0.1, 0.1]}, index=['alike', 'worst'])

# %% answer="desk"
def board_choice(results, beliefs, least_satisfaction):
    return 'product-centric' if least_satisfaction == 0 else 'customer-centric'

# %% answer="kpi"
def declaration_to_kpi(declaration):
    return {'missing': [], 'pace': 4.503, 'kpi': 'retention: from 80 to 84.5 per cent by 2027-04-01, measured by the auditor'}

# %% answer="sensitivity"
def sensitivity(runs, base, outcome='equity'):
    return pd.DataFrame({'low': [10, 10], 'high': [25, 20], 'swing': [15.0, 10.0]}, index=['r', 'm'])
