/** A civil date and time of day somewhere, without a zone of its own. */
export interface Wall {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM */
  time: string;
}

/**
 * The wall clock an ISO instant was written with.
 *
 * The server writes instants with the tenant's offset, and that is the clock on the master's
 * wall; converting them to the phone's zone would show a traveller the wrong hour.
 */
export function wallOf(iso: string): Wall {
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The wall clock in a zone at an instant, given in milliseconds since the epoch. */
export function wallAt(zone: string, epochMs: number): Wall {
  const parts = new Map(
    new Intl.DateTimeFormat("en", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
    time: `${parts.get("hour")}:${parts.get("minute")}`,
  };
}

/** The wall clock in a zone so many real minutes after an ISO instant (before it if negative). */
export function wallAfter(zone: string, iso: string, minutes: number): Wall {
  return wallAt(zone, Date.parse(iso) + minutes * 60_000);
}

/** The civil date so many days later (earlier if negative). */
export function addDays(date: string, days: number): string {
  return new Date(utcOf(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one civil date to another. */
export function daysBetween(from: string, to: string): number {
  return (utcOf(to) - utcOf(from)) / 86_400_000;
}

/** The Monday of the week a civil date lies in. */
export function mondayOf(date: string): string {
  return addDays(date, -((new Date(utcOf(date)).getUTCDay() + 6) % 7));
}

/** Milliseconds of the date's midnight as if it were UTC, for arithmetic and Intl only. */
export function utcOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Minutes by which a zone named by an ISO offset is ahead of UTC. */
export function offsetMin(iso: string): number {
  const match = /([+-])(\d\d):?(\d\d)$/.exec(iso);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
