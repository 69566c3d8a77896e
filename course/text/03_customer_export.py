# %% [markdown]
# # 03 A customer export without regrets
#
# > **Question:** what may leave the customer database?
# >
# > **You will be able to**
# > - find one customer behind many spellings;
# > - replace a name by a token, and say why a hash alone isn't enough;
# > - measure how large a crowd a file leaves around each customer;
# > - say which records must go, and which columns a purpose needs;
# > - read a privacy policy for what it contradicts.
# >
# > **Time:** 75 minutes. **Needs:** lesson 00; shares. **Data:** the export of Veretta's web shop, a constructed world, and CDNOW's receipts, real ones.

# %%
import pandas as pd

from centricity import data, handin, quiz, widgets
from centricity.figures import lesson_03 as figures
from centricity.models import privacy
from centricity.simulate import crm

# %% [markdown]
# ## First, a customer database
#
# Advice on getting close to customers often begins here: set up a database. Both desks live on it, and one day somebody asks for an export. This is what Veretta's web shop for care products knows about three of its customers. Nobody in the file exists.

# %%
export = data.load_crm_export()
export.head(3).astype(str).T

# %% [markdown]
# ## How many customers are these?
#
# The file has 5,000 records. People return, and are written down anew. A telephone number would tell, if people wrote it in one way.

# %%
numbers = export["phone"].map(privacy.normalise_phone)
print(f"{export['phone'].nunique():,} spellings of {numbers.nunique():,} numbers")
export.loc[numbers == numbers.value_counts().index[0], ["name", "phone", "email"]]

# %% [markdown]
# A number isn't a person either: couples share one, and some customers gave none. Choose your error: two records of one person kept apart cost a second letter; two persons put together see each other's orders. Here the world behind the file tells us who is who; a real shop has to guess. Both desks need it: one to treat a returning customer as one, the other to add up what one is worth.

# %%
truth = data.load_crm_export_truth().set_index("record")
export["person"] = export["record"].map(truth["person"])
print(f"{len(export):,} records of {export['person'].nunique():,} persons")

# %% [markdown]
# ## Take the names off
#
# An agency is to study who buys what. So the names go, the phones and e-mails go, and the number of the loyalty card is replaced by its hash: 64 signs from which nobody can compute back.

# %%
from hashlib import sha256

hashed = export["card"].dropna().map(lambda card: sha256(card.encode()).hexdigest())
hashed.head(3)

# %% [markdown]
# Nobody needs to compute back. Card numbers run from V10000 to V99999. Hash them all, and look them up.

# %%
book = {sha256(f"V{n}".encode()).hexdigest(): f"V{n}" for n in range(10_000, 100_000)}
found = hashed.map(book)
print(f"{found.notna().mean():.0%} of the cards found, for example {found.iloc[0]}")

# %% [markdown]
# Telephone numbers and e-mail addresses are hardly safer: there are lists of them. What helps is a **key**: a secret that goes into the hash (HMAC). With it the same card has the same token in every table, so tables can still be joined. Guesses under another key find none.

# %%
from secrets import token_bytes

key = token_bytes(32)
tokens = privacy.pseudonymise(export["card"].dropna(), key)
guesses = set(privacy.pseudonymise(book.values(), token_bytes(32)))
print(f"first tokens: {tokens[:3]}; guessed: {sum(token in guesses for token in tokens)}")

# %% [markdown]
# Whoever holds the key can do it all again, so the key stays where the export doesn't go. The European law calls this **pseudonymisation**, the Russian one **обезличивание**; in both the link can be made again *with additional information*. That makes data safer to handle, not anonymous.

# %%
quiz.ask("03-hash")

# %% [markdown]
# ## No names, and yet
#
# Suppose the tokens go too. What is left are dates and amounts. The next file is real: the first receipts of CDNOW, a music shop of 1997. Predict first.

# %%
widgets.Crowd()

# %% [markdown]
# **Explain.** Columns that an outsider may know are **quasi-identifiers**. Customers who agree in all of them form a group, and *k* is the size of the smallest. Try these:
#
# 1. *Only the day* leaves nobody in a group below 174. Set *Date* to nothing and see what the amount does alone. Then put the two together.
# 2. *Month and four bands* has no group below 421. What could the agency still learn from that file, and what not?
# 3. Lower *Customers in it* to 10%. Why does a smaller file hide people worse?
#
# "Information left": how many yes-or-no questions a column's value still answers (its *entropy*, in bits), as a share of what it answered at its finest.

# %% [markdown]
# Now Veretta's shop. An outsider may know your birthday and where you live. Count records, as they stand, and then persons.

# %%
people = crm.one_row_a_person(export.drop(columns=list(crm.AGREED)))
for known in (["born"], ["born", "sex"], ["born", "sex", "postcode"]):
    shares = [privacy.uniqueness(table, known) for table in (export, people)]
    print(f"{', '.join(known):22} unique: {shares[0]:.1%} of records, {shares[1]:.1%} of persons")

# %% [markdown]
# The records that look safe belong to people who are in the file twice: their crowd is themselves. So count one row a person. That is constructed, but not far-fetched. Sweeney (2000) estimated from the census of 1990 that postcode, sex and birth date were likely to make 87% of the people in the United States unique. De Montjoye and colleagues (2015) found that four points in place and time were enough to single out 90% of 1.1 million card holders.

# %% [markdown]
# ## What the rules say
#
# Teaching, not advice. Two laws that resemble each other and aren't the same. Checked between 22 and 26 November 2026.
#
# | Rule | Where | Since |
# |---|---|---|
# | Personal data (персональные данные): any information about an identified or identifiable person | 152-FZ of 2006, art. 3 | 2007, amended since |
# | Keep no longer than the purpose requires | 152-FZ, art. 5 p. 7; GDPR, art. 5(1)(e) | 2007; 25 May 2018 |
# | Use for the stated purpose, and only what it needs | GDPR, art. 5(1)(b), (c) | 25 May 2018 |
# | Consent is one ground; a contract, a duty, a weighed interest are others | GDPR, art. 6; 152-FZ, art. 6 | 25 May 2018; 2007, amended since |
# | Health: forbidden without an exception, such as explicit (152-FZ: written) consent | GDPR, art. 9; 152-FZ, art. 10 | 25 May 2018; 2007, amended since |
# | Orders of pharmacy products are data on health, even without a prescription | EU Court, C-21/23 | 4 October 2024 |
# | Who objects to direct marketing must be left alone | GDPR, art. 21(2), (3) | 25 May 2018 |
# | Pseudonymised: attributable only with information kept apart | GDPR, art. 4(5) | 25 May 2018 |
# | The same data may be personal for one holder and not for another | EU Court, C-413/23 P | 4 September 2025 |
# | Обезличивание by prescribed methods | 152-FZ, art. 13.1 (233-FZ), order 140 | 1 September 2025 |
# | Notify the authority before sending data abroad | 152-FZ, art. 12 (266-FZ) | 1 March 2023 |
# | Don't collect Russian citizens' data directly into foreign bases | 152-FZ, art. 18 p. 5 (23-FZ) | 1 July 2025 |
# | Consent (согласие) apart from other documents | 152-FZ, art. 9 (156-FZ) | 1 September 2025 |
# | A leak of 1,000 to 10,000 people: a firm is fined 3 to 5 million roubles | Code of offences, art. 13.11 (420-FZ) | 30 May 2025 |
#
# None of them names a *k*. Whether обезличенные data are still personal is disputed, so treat them as if they were. And look at our column `category`: blood pressure, pregnancy, hearing. This shop begins with the line on health.

# %% [markdown]
# ## What may stay, and who may have it
#
# In this export each record is kept for purposes, and each purpose has a period after the last purchase: our choice, three numbers. A withdrawn consent goes before everything else.

# %%
print(crm.KEEP_YEARS, "years, on", crm.EXPORTED.date())
due = pd.Series(privacy.retention_due(export, crm.KEEP_YEARS, crm.EXPORTED), name="records")
due.value_counts()

# %% [markdown]
# For 243 records nobody wrote down why they are kept: a case for a person, not for a program. Dates have their traps, too: two years after 29 February 2024 is a day that needs a rule.
#
# The agency may have records that may stay, with a consent to *analysis*. Some people withdrew on one record and not on another. In doubt they are out, as whole persons.

# %%
withdrew = export["person"].isin(export.loc[due == "withdrawn", "person"])
needs = {"analysis": ["person", "born", "postcode", "region", "category", "spent"]}
agreed = privacy.minimise(export, "analysis", needs, crm.EXPORTED)
may_stay = export[(due == "keep") & ~withdrew]
stays = privacy.minimise(may_stay, "analysis", needs, crm.EXPORTED)
study = crm.with_coarse_columns(crm.one_row_a_person(stays))
print(f"{len(agreed):,} records with consent, {len(stays):,} may stay: {len(study):,} persons")

# %%
quiz.ask("03-purpose")

# %% [markdown]
# ## A crowd that is all alike
#
# This is the file to judge, not the 5,000 records: a crowd that stays at home hides nobody. Make the columns coarser, and hold back whoever is still in a group smaller than 5. Is the rest safe?

# %%
known = ["birth_decade", "district"]
rest = study[privacy.class_sizes(study, known) >= 5]
print(f"held back: {1 - len(rest) / len(study):.1%}; k is {privacy.k_anonymity(rest, known)}")
print(f"fewest kinds of purchase in a group: {privacy.l_diversity(rest, known, 'category')}")

# %%
kinds = rest.groupby(known)["category"].agg(["size", "nunique", "first"])
kinds[kinds["nunique"] == 1]

# %% [markdown]
# Five people born in the 1930s, one district, one answer: residents of a home who all order the same. The second group is alike by chance, as small crowds now and then are. Nobody can tell its members apart, and nobody has to. The second measure is **l-diversity**: the smallest number of different sensitive values in a group. Where it is 1, the crowd gives its members away.

# %%
quiz.ask("03-crowd")

# %% [markdown]
# ## A policy to read
#
# What a firm promises stands in its privacy policy. Here are three clauses of the one we invented for the shop.

# %%
figures.policy([3, 7, 8])

# %% [markdown]
# Clause 3 calls the same cookies depersonalised and personal. Clause 7 promises what clause 8 breaks. You need no law to see that, only two clauses at a time.

# %% [markdown]
# ## Two desks
#
# The agency's file is to hold birth decade, district and a band of spending, in groups of at least 5. The rest is held back. Who is the rest? And what if a column becomes coarser?

# %%
files = {
    "as planned": ["birth_decade", "district", "spent_band"],
    "no spending": ["birth_decade", "district"],
    "regions for districts": ["birth_decade", "region", "spent_band"],
    "both": ["birth_decade", "region"],
}
lost = pd.DataFrame({name: privacy.class_sizes(study, files[name]) < 5 for name in files})

# %%
kinds = {
    "everybody": study["spent"] > 0,
    "born before 1951": study["birth_year"] < 1951,
    "in West Hills": study["region"] == "West Hills",
    "top 5% of spenders": study["spent"] >= study["spent"].quantile(0.95),
}
figures.held_back(pd.DataFrame({kind: lost[who].mean() for kind, who in kinds.items()}))

# %% [markdown]
# As planned, most of the study is gone. The **orientation desk** answers for what customers need. It would drop the spending and keep the districts, to see where help is missing. It measures how many of each kind of customer the study still sees, and whether they know what they agreed to. Half of the oldest are still missing.
#
# The **centricity desk** would keep the spending and take regions for districts. It measures the share of spending that is still in the file, and a quarter of its best customers aren't.
#
# **They collide** over columns. A crowd can be spent only once: a detail that one desk keeps, the other gives up. Where both give way nearly everybody is back, in a file that answers neither. What would help both is a larger crowd: people who were asked well, and said yes. And neither may turn the study into a call list. That is another purpose, with a ground of its own.

# %% [markdown]
# ## Key points
#
# - A hash of something that can be guessed is no secret. A keyed token is one, as long as the key stays behind.
# - Two harmless columns can single people out together.
# - k counts people, l counts answers. Make one row a person, and count in the file that leaves.
# - A crowd that is all alike hides nothing.
# - Who is held back is never a random sample.
# - Purpose, consent and period belong to a record like its name.
#
# ## Common traps
#
# - "We removed the names, so it's anonymous."
# - "k is 5, so the law is content." k is a measure; no rule above names one.
# - "They consented." To what, when, and is it still so?
# - Measuring the database and releasing a part of it.
# - Letting `groupby` drop missing values. Those people are in the file.
# - Quoting a rule without its date.

# %% [markdown]
# ## Sources
#
# - Sweeney, L. (2002), "k-anonymity: a model for protecting privacy". *Primary.* Sweeney, L. (2000), "Simple demographics often identify people uniquely", Carnegie Mellon. *Primary: abstract seen.*
# - Machanavajjhala, A. and others (2007), "l-diversity: privacy beyond k-anonymity". *Primary: abstract seen. We use the simplest form, a count.*
# - De Montjoye, Y.-A. and others (2015), "Unique in the shopping mall", *Science* 347. *Primary.*
# - CDNOW: 51.5%, 174 and 421 *recomputed here; the bands are ours.*
# - Court of Justice, C-413/23 P and C-21/23; the authority's notice on transfers abroad. *Primary.* GDPR, art. 4(5), 5, 6 and 21; 152-FZ, art. 6 and 10. *The text, on the sites of others; GDPR, art. 9, as the Court applies it.*
# - The other Russian rules: *secondary, commentaries of legal publishers; several agree on consent and fines.*

# %% [markdown]
# ## Next
#
# The assignment asks you to write these functions and to audit the whole policy. Run the cell and open your copy.

# %%
handin.start("03")

# %% [markdown]
# *Text and figures: CC BY 4.0. Code: MIT.*
