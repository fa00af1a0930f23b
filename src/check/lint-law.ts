/** Lint of the law, the rules, the routes and the roll of a pack. */
import { earliestDay } from "../pack/dates.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import type { Formula, Step } from "../pack/schema.ts";
import type { Lint } from "./lint.ts";

type Links = ReadonlyMap<string, unknown> | ReadonlySet<string>;

export function lintLaw(pack: Pack): Lint[] {
  const found: Lint[] = [];
  const { byId } = pack;
  const at = (part: string) => `packs/${pack.id}/${part}`;
  const link = (file: string, key: string, got: string | undefined, valid: Links) => {
    if (got !== undefined && !valid.has(got)) {
      found.push({
        rule: "link",
        file,
        key,
        says: `"${got}" leads to nothing`,
        nearest: nearest(got, valid.keys()) ?? undefined,
      });
    }
  };
  const links = (file: string, key: string, got: readonly string[] | undefined, valid: Links) => {
    got?.forEach((id) => {
      link(file, key, id, valid);
    });
  };
  const interval = (file: string, key: string, from: string, to: string | null | undefined) => {
    if (to != null && earliestDay(to) < earliestDay(from)) {
      found.push({ rule: "interval", file, key, says: `ends (${to}) before it begins (${from})` });
    }
  };
  const readingValue = (file: string, key: string, reading: string, values: readonly string[]) => {
    link(file, key, reading, byId.reading);
    const known = new Set(byId.reading.get(reading)?.values.map(({ id }) => id));
    if (known.size > 0) links(file, key, values, known);
  };
  const twice = (file: string, what: string, ids: readonly string[]) => {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i)
        found.push({ rule: "id", file, key: id, says: `is a ${what} twice` });
    });
  };
  const formula = (file: string, key: string, entry: Formula): void => {
    if ("all" in entry)
      entry.all.forEach((part) => {
        formula(file, key, part);
      });
    else if ("any" in entry)
      entry.any.forEach((part) => {
        formula(file, key, part);
      });
    else if ("not" in entry) formula(file, key, entry.not);
    else if ("fact" in entry) {
      link(file, key, entry.fact, byId.fact);
      links(file, key, entry.in, new Set(byId.fact.get(entry.fact)?.values.map(({ id }) => id)));
    } else if ("holds" in entry) link(file, key, entry.holds, byId.formula);
    else if ("reading" in entry) {
      readingValue(file, key, entry.reading, Object.keys(entry.then));
      Object.values(entry.then).forEach((part) => {
        formula(file, key, part);
      });
      if (entry.else) formula(file, key, entry.else);
    } else if ("territory" in entry && entry.of !== undefined)
      link(file, key, entry.of, byId.instrument);
    else if ("act" in entry && entry.under !== undefined)
      link(file, key, entry.under, byId.provision);
  };

  const law = at("law");
  twice(
    law,
    "instrument",
    pack.instruments.map(({ id }) => id),
  );
  twice(
    law,
    "provision",
    pack.instruments.flatMap((entry) => entry.provisions.map(({ id }) => id)),
  );
  twice(
    at("sources"),
    "source",
    pack.sources.map(({ id }) => id),
  );
  twice(
    at("cases"),
    "case",
    pack.cases.map(({ id }) => id),
  );
  for (const entry of pack.instruments) {
    links(law, `${entry.id}.sources`, entry.sources, byId.source);
    links(
      law,
      `${entry.id}.amends`,
      [...(entry.amends ?? []), ...(entry.replaces ?? []), ...(entry.repeals ?? [])],
      byId.instrument,
    );
    link(law, `${entry.id}.madeBy`, entry.madeBy, byId.case);
    if (entry.inForce) interval(law, `${entry.id}.inForce`, entry.inForce.from, entry.inForce.to);
    if (entry.inForce?.where)
      readingValue(
        law,
        `${entry.id}.inForce.where`,
        entry.inForce.where.reading,
        entry.inForce.where.in,
      );
    links(law, `${entry.id}.inForce.onEntryOf`, entry.inForce?.onEntryOf, byId.instrument);
    if (entry.parties !== "members") {
      entry.parties.forEach((party) => {
        const key = `${entry.id}.parties.${party.state}`;
        links(law, key, party.sources, byId.source);
        interval(law, key, party.from, party.to);
      });
    }
    for (const provision of entry.provisions) {
      provision.versions.forEach((version) => {
        const key = `${provision.id}@${version.from}`;
        links(law, key, version.sources, byId.source);
        link(law, key, version.madeBy, byId.instrument);
        interval(law, key, version.from, version.to);
      });
    }
  }
  for (const reading of pack.readings) {
    links(law, reading.id, [reading.provision].flat(), byId.provision);
    reading.values.forEach((value) => {
      value.holders.forEach((holder) => {
        links(law, `${reading.id}.${value.id}`, holder.sources, byId.source);
        interval(law, `${reading.id}.${value.id}`, holder.from, holder.to);
      });
    });
  }
  for (const entry of pack.formulas) {
    link(law, entry.id, entry.provision, byId.provision);
    interval(law, entry.id, entry.from, entry.to);
    formula(law, entry.id, entry.formula);
  }
  for (const rule of pack.rules) {
    const file = at("rules");
    link(file, `${rule.id}.organ`, rule.organ, byId.organ);
    links(file, `${rule.id}.by`, rule.by, byId.provision);
    links(file, `${rule.id}.sources`, rule.sources, byId.source);
    interval(file, rule.id, rule.from, rule.to);
    const readings = [...Object.values(rule.counts), ...Object.values(rule.attachments ?? {})];
    for (const effect of readings) {
      if (typeof effect === "object")
        readingValue(file, rule.id, effect.reading, Object.keys(effect.then));
    }
    for (const exclusion of rule.exclude ?? []) {
      if (typeof exclusion === "object")
        readingValue(file, rule.id, exclusion.reading, exclusion.in);
    }
    if (rule.laterWord) readingValue(file, rule.id, rule.laterWord.reading, rule.laterWord.in);
  }
  for (const route of pack.routes) {
    const file = at("routes");
    link(file, `${route.id}.measure`, route.measure, byId.measure);
    links(file, `${route.id}.alsoFor`, route.alsoFor, byId.measure);
    links(file, `${route.id}.basis`, route.basis, byId.provision);
    twice(
      file,
      `step of ${route.id}`,
      route.steps.map(({ id }) => id),
    );
    for (const step of route.steps) lintStep(step, `${route.id}.${step.id}`, file);
  }
  function lintStep(step: Step, key: string, file: string) {
    links(file, `${key}.by`, [step.by].flat(), byId.provision);
    if (step.when) formula(file, `${key}.when`, step.when);
    if (!("gate" in step)) return;
    if ("holds" in step)
      typeof step.holds === "string"
        ? link(file, `${key}.holds`, step.holds, byId.formula)
        : formula(file, `${key}.holds`, step.holds);
    if (step.gate === "standing") link(file, `${key}.to`, step.to, byId.instrument);
    if (step.gate === "decision") link(file, `${key}.organ`, step.organ, byId.organ);
    if (step.gate === "convening") links(file, `${key}.organ`, step.organ, byId.organ);
    if (step.gate === "request") {
      if (!Array.isArray(step.addressees))
        readingValue(
          file,
          `${key}.addressees`,
          step.addressees.reading,
          Object.keys(step.addressees.then),
        );
      if (step.form)
        readingValue(file, `${key}.form`, step.form.reading, Object.keys(step.form.then));
    }
  }
  const members = at("members.yaml");
  pack.members.roll.forEach((entry, i) => {
    const key = `roll.${i} (${entry.state})`;
    links(members, key, entry.sources, byId.source);
    link(members, key, entry.madeBy, byId.case);
    interval(members, key, entry.from, entry.to);
    const overlap = pack.members.roll.find(
      (other, j) =>
        j < i &&
        other.state === entry.state &&
        (other.to == null || other.to > entry.from) &&
        (entry.to == null || entry.to > other.from),
    );
    if (overlap)
      found.push({
        rule: "interval",
        file: members,
        key,
        says: `overlaps the interval from ${overlap.from}`,
      });
  });
  for (const overlay of pack.members.overlays ?? []) {
    links(members, overlay.id, overlay.sources, byId.source);
    interval(members, overlay.id, overlay.from, overlay.to);
    if (overlay.uncounted)
      readingValue(members, overlay.id, overlay.uncounted.reading, overlay.uncounted.in);
  }
  return found;
}
