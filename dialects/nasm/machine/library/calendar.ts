// Dates and times of the calendar in UTC, as struct tm has them.

export interface CalendarTime {
  readonly second: number;
  readonly minute: number;
  readonly hour: number;
  /** Of the month, from 1. */
  readonly day: number;
  /** From 0. */
  readonly month: number;
  /** Since 1900. */
  readonly year: number;
  /** From Sunday, which is 0. */
  readonly weekDay: number;
  /** From 0. */
  readonly yearDay: number;
}

const secondsPerDay = 86_400;

/** Days since 1970 of a date; months beyond 0 to 11 belong to other years. */
function daysOf(year: number, month: number, day: number): number {
  const whole = year + Math.floor(month / 12);
  const inYear = ((month % 12) + 12) % 12;
  // Years that begin in March have their leap day at the end.
  const [y, m] = inYear < 2 ? [whole - 1, inYear + 10] : [whole, inYear - 2];
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function calendarTime(seconds: number): CalendarTime {
  const days = Math.floor(seconds / secondsPerDay);
  const rest = seconds - days * secondsPerDay;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 2 : fromMarch - 10;
  const year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
  return {
    second: rest % 60,
    minute: Math.floor(rest / 60) % 60,
    hour: Math.floor(rest / 3600),
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    month,
    year: year - 1900,
    weekDay: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysOf(year, 0, 1),
  };
}

/** Seconds since 1970; every part may be out of its range. */
export function secondsOf({
  second,
  minute,
  hour,
  day,
  month,
  year,
}: Omit<CalendarTime, 'weekDay' | 'yearDay'>): number {
  return daysOf(year + 1900, month, day) * secondsPerDay + hour * 3600 + minute * 60 + second;
}

const weekDays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function two(value: number, fill = '0'): string {
  return String(value).padStart(2, fill);
}

function floorMod(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** Week and year of ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek({ year, yearDay, weekDay }: CalendarTime): readonly [year: number, week: number] {
  const monday = floorMod(weekDay + 6, 7);
  const daysIn = (each: number) => daysOf(each + 1, 0, 1) - daysOf(each, 0, 1);
  const full = year + 1900;
  const week = Math.floor((yearDay - monday + 10) / 7);
  const weeksIn = (each: number) => {
    const first = floorMod(daysOf(each, 0, 1) + 4, 7);
    return first === 4 || (first === 3 && daysIn(each) === 366) ? 53 : 52;
  };
  if (week < 1) return [full - 1, weeksIn(full - 1)];
  return week > weeksIn(full) ? [full + 1, 1] : [full, week];
}

const hour12 = (hour: number) => (floorMod(hour, 12) === 0 ? 12 : floorMod(hour, 12));

/** What each letter of strftime stands for in the C locale; times are in UTC. */
const letters: Readonly<Record<string, (time: CalendarTime) => string>> = {
  a: time => weekDays[time.weekDay]?.slice(0, 3) ?? '?',
  A: time => weekDays[time.weekDay] ?? '?',
  b: time => months[time.month]?.slice(0, 3) ?? '?',
  B: time => months[time.month] ?? '?',
  c: time => formatTime('%a %b %e %H:%M:%S %Y', time),
  C: time => two(Math.floor((time.year + 1900) / 100)),
  d: time => two(time.day),
  D: time => formatTime('%m/%d/%y', time),
  e: time => two(time.day, ' '),
  F: time => formatTime('%Y-%m-%d', time),
  g: time => two(floorMod(isoWeek(time)[0], 100)),
  G: time => String(isoWeek(time)[0]),
  h: time => months[time.month]?.slice(0, 3) ?? '?',
  H: time => two(time.hour),
  I: time => two(hour12(time.hour)),
  j: time => String(time.yearDay + 1).padStart(3, '0'),
  k: time => two(time.hour, ' '),
  l: time => two(hour12(time.hour), ' '),
  m: time => two(time.month + 1),
  M: time => two(time.minute),
  n: () => '\n',
  p: time => (time.hour >= 12 ? 'PM' : 'AM'),
  P: time => (time.hour >= 12 ? 'pm' : 'am'),
  r: time => formatTime('%I:%M:%S %p', time),
  R: time => formatTime('%H:%M', time),
  s: time => String(secondsOf(time)),
  S: time => two(time.second),
  t: () => '\t',
  T: time => formatTime('%H:%M:%S', time),
  u: time => String(time.weekDay === 0 ? 7 : time.weekDay),
  U: time => two(Math.floor((time.yearDay + 7 - time.weekDay) / 7)),
  V: time => two(isoWeek(time)[1]),
  w: time => String(time.weekDay),
  W: time => two(Math.floor((time.yearDay + 7 - floorMod(time.weekDay + 6, 7)) / 7)),
  x: time => formatTime('%m/%d/%y', time),
  X: time => formatTime('%H:%M:%S', time),
  y: time => two(floorMod(time.year, 100)),
  Y: time => String(time.year + 1900),
  z: () => '+0000',
  Z: () => 'GMT',
  '%': () => '%',
};

/** What GNU's flags make of a text: no padding, blanks, zeros, capitals. */
function withFlags(text: string, flags: string): string {
  let changed = text;
  if (flags.includes('-')) changed = changed.replace(/^[0 ]+(?=.)/, '');
  if (flags.includes('_')) changed = changed.replace(/^0+(?=.)/, zeros => ' '.repeat(zeros.length));
  if (flags.includes('0')) changed = changed.replace(/^ +/, blanks => '0'.repeat(blanks.length));
  return flags.includes('^') ? changed.toUpperCase() : changed;
}

/** strftime: E and O mean nothing in the C locale. */
export function formatTime(format: string, time: CalendarTime): string {
  return format.replace(/%([-_0^]*)[EO]?(.)/gs, (whole, flags: string, letter: string) => {
    const text = letters[letter]?.(time);
    return text === undefined ? whole : withFlags(text, flags);
  });
}

/** The text of asctime. */
export function timeText(time: CalendarTime): string {
  return formatTime('%a %b %e %H:%M:%S %Y\n', time);
}
