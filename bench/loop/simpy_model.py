"""The reference workload as a SimPy program: processes for the policy, the desk, every line, the orders of every lane, every consignment.

    python3 simpy_model.py workload.json [trials] [seed]

workload.json is what check.ts writes of bench/reference-workload.json. Prints the same JSON as loop.c. Needs SimPy 3 or 4.

A day of docs/model.md has an order; here it is the time of day: step 1 at 0, 2 and 3 at DESK, 4 at LINE, 5 at ORDERS.
"""

import heapq
import itertools
import json
import math
import random
import statistics
import sys
import time

import simpy

DESK, LINE, ORDERS = 0.25, 0.5, 0.75


class Policy:
    """Step 1: a chain in continuous time, with its regime at the start of each day."""

    def __init__(self, env, workload):
        self.env, self.workload = env, workload
        self.state = workload["initial"]
        self.today = None
        self.opened = env.event()
        env.process(self.jump())
        env.process(self.look())

    def jump(self):
        while True:
            rates = self.workload["ratesPerYear"][self.state]
            if sum(rates) == 0:
                return
            yield self.env.timeout(random.expovariate(sum(rates) / 365))
            self.state = random.choices(range(len(rates)), rates)[0]

    def look(self):
        while True:
            yesterday, self.today = self.today, self.workload["regimes"][self.state]
            if yesterday and yesterday["embargo"] and not self.today["embargo"]:
                self.opened.succeed()
                self.opened = self.env.event()
            yield self.env.timeout(1)


class Desk:
    """Step 2: a review ends when the clock, which runs on working days at the regime's speed, has reached its effort."""

    def __init__(self, env, workload, policy):
        self.env, self.workload, self.policy = env, workload, policy
        self.clock = 0.0
        self.reviews = []
        self.ticket = itertools.count()
        env.process(self.work())

    def work(self):
        yield self.env.timeout(DESK)
        for works in self.workload["workingDay"]:
            if works:
                self.clock += self.policy.today["speed"]
            while self.reviews and self.reviews[0][0] <= self.clock:
                heapq.heappop(self.reviews)[2].succeed()
            yield self.env.timeout(1)

    def review(self):
        """Returns whether the application is approved."""
        while True:
            done = self.env.event()
            heapq.heappush(self.reviews, (self.clock + self.effort(), next(self.ticket), done))
            yield done
            regime = self.policy.today
            if random.random() >= regime["returned"]:
                return random.random() < regime["approval"]

    def effort(self):
        law = self.workload["effort"]
        while True:
            days = random.lognormvariate(math.log(law["median"]), law["sigma"])
            if days <= law["limit"]:
                return max(1, math.ceil(days))


class Lane:
    """Step 5, and day 0: stock, goods on order, an order to the base stock every cycle."""

    def __init__(self, env, firm, law, share, desk, policy):
        self.env, self.firm, self.desk, self.policy = env, firm, desk, policy
        self.share, self.on_order = share, 0.0
        cycle, planned = firm["cycleDays"], firm["plannedDays"]
        phase = random.randrange(cycle)
        buffer = random.lognormvariate(math.log(law["median"]), law["sigma"])
        self.base_stock = buffer + share * (cycle + planned - 1)
        last = planned - (phase or cycle)
        for due in range(last, 0, -cycle):
            if share * cycle >= 1e-9:
                self.book(share * cycle, due)
        first = (last - 1) % cycle + 1 if last >= 1 else last % cycle + cycle
        self.on_hand = buffer + share * first
        env.process(self.order((cycle - phase) % cycle))

    def order(self, first):
        yield self.env.timeout(first + ORDERS)
        while True:
            goods = self.base_stock - self.on_hand - self.on_order
            if goods >= 1e-9:
                self.book(goods)
            yield self.env.timeout(self.firm["cycleDays"])

    def book(self, goods, due=None):
        """Goods on order. Those due on a planned day were ordered before day 0: at sea, cleared, or filed on day -1."""
        self.on_order += goods
        leaves = None if due is None else due - self.firm["transitDays"]
        if leaves is not None and leaves <= 0:
            self.env.process(self.cross(goods, due + DESK))
        elif leaves is not None and random.random() < self.firm["clearedAtStart"]:
            self.env.process(self.leave(goods, leaves + DESK))
        else:
            self.env.process(self.apply(goods))

    def apply(self, goods):
        if (yield from self.desk.review()):
            yield from self.leave(goods)
        else:
            self.on_order -= goods

    def leave(self, goods, on=0):
        if on:
            yield self.env.timeout(on)
        if self.policy.today["embargo"]:
            yield self.policy.opened
        yield from self.cross(goods, self.firm["transitDays"])

    def cross(self, goods, days):
        yield self.env.timeout(days)
        self.on_order -= goods
        self.on_hand += goods


class Line:
    """Steps 3 and 4: free supply is added, then the line runs, halts or restarts."""

    def __init__(self, env, workload, market, lanes):
        self.env, self.plant, self.market, self.lanes = env, workload["plant"], market, lanes
        self.halted, self.halt_days, self.lost_days = False, 0, 0.0
        env.process(self.run())

    def run(self):
        yield self.env.timeout(LINE)
        while True:
            self.produce(int(self.env.now))
            yield self.env.timeout(1)

    def produce(self, day):
        need, replaced = self.market.need(day), self.market.replaced(day)
        for lane in self.lanes:
            room = lane.base_stock + need - lane.on_hand
            lane.on_hand += max(0.0, min(1 - lane.share + lane.share * replaced, room))
        cover = min(lane.on_hand for lane in self.lanes) / need
        rate = min(1.0, cover)
        self.halted = rate < self.plant["minimumRate"] or (self.halted and cover < self.plant["restartDays"])
        if self.halted:
            rate = 0.0
            self.halt_days += 1
        self.lost_days += 1 - rate
        for lane in self.lanes:
            lane.on_hand -= min(rate * need, lane.on_hand)


class Market:
    """Draws of one trial that all lanes share."""

    def __init__(self, workload):
        law = workload["market"]
        mining = random.uniform(*law["miningShare"])
        separated = [random.uniform(*limits) for limits in law["separatedInChina"]]
        self.share = {e: 1 - (1 - mining) * (1 - r) for e, r in zip(workload["elements"], separated)}
        scalars = ("rampPerMonth", "rampCap", "thriftAfterDays", "thriftPerMonth", "thriftCap")
        self.ramp, self.ramp_cap, self.thrift_after, self.thrift, self.thrift_cap = (
            random.uniform(*law[name]) for name in scalars
        )

    def need(self, day):
        return 1 - min(self.thrift_cap, self.thrift * max(0, day - self.thrift_after) / 30)

    def replaced(self, day):
        return min(self.ramp_cap, self.ramp * day / 30)


def trial(workload):
    env = simpy.Environment()
    market, policy = Market(workload), Policy(env, workload)
    desk = Desk(env, workload, policy)
    lines = []
    for firm in workload["automakers"]:
        lanes = [Lane(env, firm, law, market.share[law["element"]], desk, policy) for law in firm["lanes"]]
        lines.append(Line(env, workload, market, lanes))
    env.run(until=workload["horizonDays"])
    return lines


def main(path, trials=200, seed=1):
    with open(path, encoding="utf-8") as file:
        workload = json.load(file)
    trials = int(trials)
    random.seed(int(seed))
    ids = [firm["id"] for firm in workload["automakers"]]
    start = time.process_time()
    futures = [[(line.halt_days, line.lost_days) for line in trial(workload)] for _ in range(trials)]
    elapsed = time.process_time() - start
    answers = {
        "trials": trials,
        "microsecondsPerTrial": round(1e6 * elapsed / trials),
        "anyHalt": sum(any(days for days, _ in firms) for firms in futures) / trials,
        "automakers": {name: summary([firms[f] for firms in futures]) for f, name in enumerate(ids)},
    }
    print(json.dumps(answers))


def summary(firm):
    days, lost = zip(*firm)
    return {
        "halt": sum(count > 0 for count in days) / len(days),
        "haltDays": statistics.fmean(days),
        "haltDaysError": statistics.stdev(days) / math.sqrt(len(days)),
        "lostDays": statistics.fmean(lost),
        "lostDaysError": statistics.stdev(lost) / math.sqrt(len(lost)),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
