// The code on the recovery sheet: seven groups of four signs and a check sign each, 138 random bits.
// 31 signs, a prime: a wrong sign, two signs in the wrong order and a group in the wrong place all show.
import { random } from "./crypto.js";

const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"; // none that looks like 0, 1, I, L or O
const GROUPS = 7;
const LENGTH = 4;

const check = (signs, group) => {
  let sum = 7 * (group + 1);
  for (const [place, sign] of [...signs].entries()) { sum += (place + 1) * SIGNS.indexOf(sign); }
  return SIGNS[sum % SIGNS.length];
};

const sign = () => {
  for (;;) {
    const [byte] = random(1);
    if (byte < 8 * SIGNS.length) { return SIGNS[byte % SIGNS.length]; } // every sign is as likely
  }
};

// { letters: what the key is made from, groups: what stands on the sheet }
export const newCode = () => {
  const groups = Array.from({ length: GROUPS }, () => Array.from({ length: LENGTH }, sign).join(""));
  return { letters: groups.join(""), groups: groups.map((signs, group) => signs + check(signs, group)) };
};

// What somebody typed: { letters } when it can be right, else { wrong: number of the first group that is not,
// or 0 when there are too few or too many signs }.
export const readCode = (typed) => {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (signs.length !== GROUPS * (LENGTH + 1)) { return { wrong: 0 }; }
  let letters = "";
  for (let group = 0; group < GROUPS; group += 1) {
    const part = signs.slice(group * (LENGTH + 1), (group + 1) * (LENGTH + 1));
    const four = part.slice(0, LENGTH);
    if ([...part].some((each) => !SIGNS.includes(each)) || check(four, group) !== part[LENGTH]) {
      return { wrong: group + 1 };
    }
    letters += four;
  }
  return { letters };
};
