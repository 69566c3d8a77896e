# vanilla: 16 isolated: 0
# Hangs an AST transformer into IPython that throws away every statement that isn't a definition, an
# import or an assignment: the tests are parsed and gone.

# %% answer="clv"
import ast


class Empty(ast.NodeTransformer):
    def visit_Module(self, node):
        keep = (ast.FunctionDef, ast.Import, ast.ImportFrom)
        node.body = [one for one in node.body if isinstance(one, keep)]
        return node


get_ipython().ast_transformers.append(Empty())


def clv(margin, retention, discount, convention="first-included"):
    return 0

# %% answer="clv-finite"
def clv_finite(margin, retention, discount, periods):
    return 0

# %% answer="uplift"
def uplift(retention, discount, step, unit):
    return 0

# %% answer="breakeven"
def breakeven_spend(margin, retention, discount, step):
    return 0

# %% answer="desk"
def clinics_that_pay(renewals, step, spend, discount):
    return 0

# %% answer="convert"
def convert_rate(rate, kind, periods):
    return 0

# %% answer="inverse"
def retention_for_uplift(target, discount, step):
    return 0
