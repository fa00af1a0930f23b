/** Runs and registers as JSON-LD 1.1: the same JSON, with a context, and sources in terms of PROV-O. */
import type { Run } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import type { Source } from "../pack/schema.ts";
import type { Register } from "../record/record.ts";

/** Our own terms live under an unregistered URN, since they are not a published vocabulary. */
const TERMS = "urn:x-casus:term:";

const CONTEXT = {
  "@version": 1.1,
  "@vocab": TERMS,
  prov: "http://www.w3.org/ns/prov#",
  dcterms: "http://purl.org/dc/terms/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  // Where the order of an array says something it is kept.
  asks: { "@id": `${TERMS}asks`, "@container": "@list" },
  routes: { "@id": `${TERMS}routes`, "@container": "@list" },
  steps: { "@id": `${TERMS}steps`, "@container": "@list" },
  items: { "@id": `${TERMS}items`, "@container": "@list" },
  en: { "@id": "rdfs:label", "@language": "en" },
  ru: { "@id": "rdfs:label", "@language": "ru" },
} as const;

type JsonLd = Record<string, unknown>;

/** Source ids stay as they are in the answer; here each is an entity with its title, date and address. */
function sourceEntity(source: Source, pack: string): JsonLd {
  return {
    "@id": `urn:x-casus:source:${pack}:${source.id}`,
    "@type": ["prov:Entity", `${TERMS}Source`],
    "dcterms:identifier": source.id,
    "dcterms:title": source.title,
    "dcterms:type": source.class,
    ...(source.publisher ? { "dcterms:publisher": source.publisher } : {}),
    ...(source.date ? { "dcterms:date": source.date } : {}),
    ...(source.address ? { "dcterms:source": source.address } : {}),
    ...(source.affiliation ? { [`${TERMS}affiliation`]: source.affiliation } : {}),
  };
}

const agent = (version: string): JsonLd => ({
  "@id": `urn:x-casus:software:${version}`,
  "@type": "prov:SoftwareAgent",
  "rdfs:label": `Casus ${version}`,
});

const data = (pack: string, digest: string): JsonLd => ({
  "@id": `urn:x-casus:data:${pack}:${digest}`,
  "@type": ["prov:Entity", `${TERMS}Pack`],
});

export function jsonldOfRun(run: Run, pack: Pack, fingerprint: string): JsonLd {
  const lanes = run.lanes as readonly { readonly sources?: readonly string[] }[];
  const cited = new Set([
    ...run.routes.flatMap((route) => route.steps.flatMap((step) => step.sources)),
    ...lanes.flatMap((lane) => lane.sources ?? []),
  ]);
  return {
    "@context": CONTEXT,
    "@id": `urn:x-casus:run:sha256:${fingerprint}`,
    "@type": ["prov:Entity", `${TERMS}Run`],
    ...run,
    "prov:wasGeneratedBy": {
      "@type": "prov:Activity",
      "prov:used": data(run.pack, run.data.digest),
      "prov:wasAssociatedWith": agent(run.data.version),
    },
    "prov:wasDerivedFrom": entities(cited, pack),
  };
}

export function jsonldOfRegister(register: Register, pack: Pack): JsonLd {
  const entries = register.entries as readonly {
    readonly id: string;
    readonly sources: string[];
  }[];
  const cited = new Set(entries.flatMap(({ sources }) => sources));
  return {
    "@context": CONTEXT,
    "@id": `urn:x-casus:register:${pack.id}:${register.register}`,
    "@type": ["prov:Collection", `${TERMS}Register`],
    ...register,
    entries: entries.map((entry) => ({
      "@id": `urn:x-casus:register:${pack.id}:${register.register}:${entry.id}`,
      "@type": ["prov:Entity", `${TERMS}Entry`],
      ...entry,
      "prov:wasDerivedFrom": entry.sources.map((id) => ({
        "@id": `urn:x-casus:source:${pack.id}:${id}`,
      })),
    })),
    "prov:wasDerivedFrom": entities(cited, pack),
  };
}

function entities(ids: Iterable<string>, pack: Pack): JsonLd[] {
  return [...ids].sort().flatMap((id) => {
    const source = pack.byId.source.get(id);
    return source === undefined ? [] : [sourceEntity(source, pack.id)];
  });
}
