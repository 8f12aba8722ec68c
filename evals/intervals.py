"""Values → how sure their mean is: bootstrap intervals over questions, always drawn alike."""

from collections.abc import Sequence

import numpy as np

# Resamples: the ends of an interval then move by less than 0.005 from one seed to another on sets of 50 questions.
RESAMPLES = 2000
# Any number does; a fixed one gives the same report from the same answers.
SEED = 20261125
LEVEL = 0.95
# Resamples drawn at once: 10,000 questions then need 80 MB.
BATCH = 500

Interval = tuple[float, float]


def interval(values: Sequence[float]) -> Interval | None:
    """Return the 95 % interval of a mean of values from 0 to 1, by the percentile bootstrap (Efron 1979); None for none.

    Resamples of values that are all alike are all alike too, as if 5 of 5 were certain; of shares that are all 0 or all 1
    it is Wilson's interval.
    """
    if not values:
        return None
    if len(set(values)) == 1 and values[0] in (0, 1):
        return of_share(int(sum(values)), len(values))
    return of_mean(values)


def of_share(right: int, count: int) -> Interval | None:
    """Return Wilson's 95 % interval (1927) of a share; None of none."""
    if not count:
        return None
    from scipy.stats import binomtest

    found = binomtest(right, count).proportion_ci(LEVEL, "wilson")
    return round(float(found.low), 4), round(float(found.high), 4)


def of_mean(values: Sequence[float]) -> Interval:
    """Return the 95 % percentile bootstrap interval of the mean of values that may be negative; both ends for one value."""
    if len(set(values)) == 1:
        return round(float(values[0]), 4), round(float(values[0]), 4)
    from scipy.stats import bootstrap

    sample = (np.asarray(values, np.float64),)
    found = bootstrap(
        sample, np.mean, n_resamples=RESAMPLES, batch=BATCH, confidence_level=LEVEL, method="percentile", rng=SEED
    ).confidence_interval
    return round(float(found.low), 4), round(float(found.high), 4)
