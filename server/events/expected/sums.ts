// Numbers added exactly: in integers of 10^-9, so that cells may be added in any order.

/** As many as a plan's decimals can have. */
export const decimals = 9;
const unit = 10 ** decimals;
/** Below this a double holds the product of value and unit. */
const small = 2 ** 52 / unit;

/** The integer of a value; `units` of 10^-`own` decimals. */
export function exactly(units: number, own: number): bigint {
  return BigInt(units) * 10n ** BigInt(decimals - own);
}

export interface Sum {
  readonly add: (units: number, own: number) => void;
  readonly total: () => bigint;
}

export function sum(): Sum {
  let large = 0n;
  let rest = 0;
  return {
    add: (units, own) => {
      if (Math.abs(units) / 10 ** own < small / 2 && Math.abs(rest) < 2 ** 52) rest += units * 10 ** (decimals - own);
      else large += exactly(units, own);
      if (Math.abs(rest) >= 2 ** 51) {
        large += BigInt(rest);
        rest = 0;
      }
    },
    total: () => large + BigInt(rest),
  };
}

/** The double of an integer of 10^-9. */
export const toNumber = (value: bigint): number => Number(value) / unit;
