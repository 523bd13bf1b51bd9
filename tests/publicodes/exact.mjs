// The judge: payout, bonus and break-even as fractions of whole numbers, rounded down at the very end. It shares no code
// with either engine.

/** What is compared, in this order. */
export const OUTPUTS = ['payout', 'bonus', 'break_even'];

/** The whole number of 10^−decimals in a decimal such as `12.50`. */
export function whole(text, decimals) {
  const [units, fraction = ''] = text.split('.');
  if (fraction.length > decimals) throw new Error(`${text} has more than ${decimals} decimals`);
  return BigInt(units + fraction.padEnd(decimals, '0'));
}

/** The numbers of a request: cents, ten-thousandths for the levy, people. */
export function numbers({ rules, months: [month], contribution, joining }) {
  return {
    total: whole(month.total, 2),
    contributors: BigInt(month.contributors),
    levy: whole(rules.levy, 4),
    subsidy: whole(month.subsidy, 2),
    carry: whole(month.carry, 2),
    unit: whole(rules.unit, 2),
    contribution: whole(contribution, 2),
    joining: BigInt(joining),
  };
}

/** The answers in cents. Nothing is negative before the bonus, so that a division of BigInts rounds down. */
export function exact(request) {
  const { total, contributors, levy, subsidy, carry, unit, contribution, joining } = numbers(request);
  const added = 10000n * (subsidy + carry);
  const pot = (10000n - levy) * (total + joining * contribution) + added;
  const payout = unit * (pot / (10000n * (contributors + joining) * unit));
  const break_even = ((10000n - levy) * total + added) / (10000n * contributors + levy * joining);
  return { payout, bonus: payout - contribution, break_even };
}
