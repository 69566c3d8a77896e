"""What a firm decides in a quarter, and what that costs."""

from dataclasses import asdict, dataclass, fields

import numpy as np

from centricity.i18n import _
from centricity.models.inputs import numbers

# More than any firm here will ever own, and far from where floats lose whole crowns.
MOST_MONEY = 1e12


@dataclass(frozen=True)
class Decision:
    """How one firm spends its money in one quarter.

    Six amounts in crowns and a share. Everything is 0 unless said otherwise. A decision can be
    asked, but not changed.

    Parameters
    ----------
    acquisition : float
        Advertising and offers: reaches people who have no plan, and tempts those of rivals.
    product : float
        What everybody gets: a better plan than the rivals', after a few quarters.
    service_all : float
        Service, divided equally among all own customers, those of the focal segment included.
    service_focal : float
        Service on top of that, divided equally among the focal segment.
    focal_share : float
        Size of the focal segment: the share (0 to 1) of own customers who look most valuable.
    feedback : float
        Hearing complaints and answering them.
    data : float
        Knowing who is valuable: ranks own customers better, and aims acquisition.

    Raises
    ------
    ValueError
        If an amount is negative, not finite or not a number, the share lies outside 0 to 1, or
        there is money for a focal segment of nobody. The message names the field.

    Examples
    --------
    >>> Decision(acquisition=40_000, service_all=90_000).spend
    130000.0
    >>> Decision(acquisition=-1)
    Traceback (most recent call last):
    ValueError: acquisition is -1; it must be a number from 0 to 1e+12.
    """

    acquisition: float = 0.0
    product: float = 0.0
    service_all: float = 0.0
    service_focal: float = 0.0
    focal_share: float = 0.0
    feedback: float = 0.0
    data: float = 0.0

    def __post_init__(self):
        for field in fields(self):
            value = getattr(self, field.name)
            high = 1 if field.name == "focal_share" else MOST_MONEY
            if type(value) in (int, float) and 0 <= value <= high:
                # What a game of thousands mostly meets; the rest may take its time.
                object.__setattr__(self, field.name, float(value))
                continue
            if np.ndim(value):
                raise ValueError(f"{field.name} is {value!r}; it must be a single number.")
            checked = float(numbers(field.name, value, low=0, high=high))
            object.__setattr__(self, field.name, checked)
        if self.service_focal and not self.focal_share:
            raise ValueError(
                _(
                    "service_focal is {money:,.0f}, but focal_share is 0: there is nobody to "
                    "spend it on."
                ).format(money=self.service_focal)
            )

    @property
    def spend(self):
        """The six amounts together, in crowns, without the cost of coordination."""
        return sum(getattr(self, name) for name in AMOUNTS)

    @property
    def inequality(self):
        """How unequal service is: the focal segment's share of service money, less its size.

        0 if everybody gets the same; close to 1 if a few get everything.
        """
        service = self.service_all + self.service_focal
        return self.service_focal * (1 - self.focal_share) / service if service else 0.0

    def coordination(self, customers, rate):
        """Return what it costs to run two levels of service side by side, in crowns.

        Parameters
        ----------
        customers : int
            How many customers the firm has at the start of the quarter.
        rate : float
            Crowns a customer, if service were as unequal as it can be.

        Examples
        --------
        >>> Decision(service_all=50_000, service_focal=50_000, focal_share=0.2).coordination(
        ...     9000, 2.5
        ... )
        9000.0
        """
        return rate * customers * self.inequality

    def as_dict(self):
        """Return the seven fields as a plain dict."""
        return asdict(self)


FIELDS = tuple(field.name for field in fields(Decision))
AMOUNTS = tuple(name for name in FIELDS if name != "focal_share")


def as_decision(answer):
    """Return what a policy answered as a `Decision`: it may also be a dict of its fields.

    Raises
    ------
    ValueError
        If it is neither, or a dict with an unknown field.

    Examples
    --------
    >>> as_decision({"data": 5}).data
    5.0
    >>> as_decision({"price": 5})
    Traceback (most recent call last):
    ValueError: A decision has no field 'price'; its fields are acquisition, product, \
service_all, service_focal, focal_share, feedback, data.
    """
    if isinstance(answer, Decision):
        return answer
    if not isinstance(answer, dict):
        raise ValueError(
            _("A policy must return a Decision; this one returned {answer!r}.").format(
                answer=answer
            )
        )
    for name in answer:
        if name not in FIELDS:
            raise ValueError(
                _("A decision has no field {name!r}; its fields are {fields}.").format(
                    name=name, fields=", ".join(FIELDS)
                )
            )
    return Decision(**answer)
