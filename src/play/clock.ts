/** The scenario clock: a function of the wall clock, with pause, speed and jump. Nothing here ticks. */

/** Anchored where it was last changed; both instants are milliseconds since 1970, UTC. */
export type Clock = {
  readonly running: boolean;
  /** Scenario seconds per second. */
  readonly speed: number;
  readonly wall: number;
  readonly scenario: number;
};

/** Where the scenario stands at an instant of the wall clock. A deadline is compared with this, when read. */
export function scenarioAt(clock: Clock, wall: number): number {
  if (!clock.running) return clock.scenario;
  return clock.scenario + Math.floor(Math.max(0, wall - clock.wall) * clock.speed);
}

/** When the wall clock will show it that the scenario has come so far; null while it is paused. */
export function wallAt(clock: Clock, scenario: number): number | null {
  if (!clock.running) return null;
  return clock.wall + Math.ceil(Math.max(0, scenario - clock.scenario) / clock.speed);
}

export function started(clock: Clock, wall: number): Clock {
  return { ...clock, running: true, wall, scenario: scenarioAt(clock, wall) };
}

export function paused(clock: Clock, wall: number): Clock {
  return { ...clock, running: false, wall, scenario: scenarioAt(clock, wall) };
}

export function atSpeed(clock: Clock, speed: number, wall: number): Clock {
  return { ...clock, speed, wall, scenario: scenarioAt(clock, wall) };
}

/** Forward only: what was said would otherwise stand before it was said. */
export function jumped(clock: Clock, scenario: number, wall: number): Clock {
  return { ...clock, wall, scenario: Math.max(scenario, scenarioAt(clock, wall)) };
}

export const iso = (instant: number): string => new Date(instant).toISOString();
/** The instant as the acts of a case hold it: UTC to the second. */
export const isoSeconds = (instant: number): string => `${iso(instant).slice(0, 19)}Z`;
export const hours = (count: number): number => Math.round(count * 3_600_000);

/** One stored instant on the clocks of several zones, UTC first: `2022-01-06 02:50 Asia/Almaty`. */
export function faces(instant: number, zones: readonly string[]): string[] {
  const wanted = [...new Set(["UTC", ...zones])];
  return wanted.map((zone) => {
    const shown = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
    }).format(instant);
    return `${shown} ${zone}`;
  });
}
