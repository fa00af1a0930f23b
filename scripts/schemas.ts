// Makes schemas/*.schema.json from the zod schemas: one for every file of a pack and every JSON answer.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { OddsFile } from "../src/change/odds-schema.ts";
import { ThreatsFile } from "../src/change/threats-schema.ts";
import { ANSWERS } from "../src/cli/answers-schema.ts";
import * as fingerprints from "../src/pack/fingerprints-schema.ts";
import * as registersSchema from "../src/pack/registers-schema.ts";
import * as schema from "../src/pack/schema.ts";

const { ClaimsFile, Registers } = registersSchema;
const { FingerprintsFile } = fingerprints;
const { CaseFile, FactsFile, LawFile, MembersFile, OrganisationFile } = schema;
const { OutcomeFile, ReformsFile, RoutesFile, RulesFile, SourcesFile } = schema;

const root = join(import.meta.dirname, "..");
const folder = join(root, "schemas");

/** Files of a pack by the name of their schema; .vscode/settings.json says which files are meant. */
const files: Readonly<Record<string, readonly [schema: z.ZodType, about: string]>> = {
  facts: [FactsFile, "packs/facts.yaml: the one list of facts and measures"],
  organisation: [OrganisationFile, "organisation.yaml: organs, chairs, officers, budget"],
  instrument: [LawFile, "law/*.yaml: instruments with provisions, readings, formulas"],
  route: [RoutesFile, "routes/*.yaml: from an ask through gates and duties to a measure"],
  rule: [RulesFile, "rules/*.yaml: how an organ decides"],
  members: [MembersFile, "members.yaml: the roll and what lies over it"],
  case: [CaseFile, "cases/*.yaml: one case, its facts, acts and lanes"],
  outcome: [OutcomeFile, "outcomes/*.yaml: what was observed"],
  reform: [ReformsFile, "reforms/*.yaml: patches to the law"],
  sources: [SourcesFile, "sources/*.yaml: title, publisher, date, address, class"],
  claims: [ClaimsFile, "claims.yaml: statements about the organisation and what bears on them"],
  register: [
    z.discriminatedUnion("register", Object.values(Registers) as never),
    "registers/*.yaml: one register",
  ],
  threats: [ThreatsFile, "threats.yaml: kinds of threat as facts"],
  odds: [OddsFile, "a file for casus odds --odds: the user's own weights"],
  fingerprints: [FingerprintsFile, "fingerprints.yaml: sentences of texts that were checked"],
};

/**
 * What the doc comments in a schema file say of the keys of its exported objects. Only keys of the
 * object itself: what is nested deeper has no name to hang a comment on.
 */
function commentsOf(source: string): Map<string, Map<string, string>> {
  const blocks = source.split(/^(?=export const )/m).slice(1);
  return new Map(
    blocks.map((block) => {
      const name = /^export const (\w+)/.exec(block)?.[1] ?? "";
      const found = block.matchAll(/^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+):/gm);
      const plain = (comment: string) => comment.replaceAll(/\s*\n\s*\*?\s*/g, " ").trim();
      return [name, new Map([...found].map(([, comment = "", key = ""]) => [key, plain(comment)]))];
    }),
  );
}

/** Comments by the schema object they stand in. */
function commented(): Map<unknown, ReadonlyMap<string, string>> {
  const modules = {
    schema,
    "registers-schema": registersSchema,
    "fingerprints-schema": fingerprints,
  };
  return new Map(
    Object.entries(modules).flatMap(([name, exported]) => {
      const comments = commentsOf(readFileSync(join(root, `src/pack/${name}.ts`), "utf8"));
      return Object.entries(exported).flatMap(([key, value]) => {
        const says = comments.get(key);
        return says === undefined || says.size === 0 ? [] : [[value, says] as const];
      });
    }),
  );
}

/** Every schema as text, by file name. Editors read draft 7; answers are in JSON Schema 2020-12. */
export function schemas(): Map<string, string> {
  const comments = commented();
  const made = new Map<string, string>();
  const keep = (name: string, schema: object) => {
    // `members` is a file of a pack and an answer: the answer gives way.
    const file = made.has(`${name}.schema.json`) ? `${name}-answer` : name;
    made.set(`${file}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  };
  for (const [name, [schema, about]] of Object.entries(files)) {
    const json = z.toJSONSchema(schema, {
      target: "draft-7",
      io: "input",
      override: ({ zodSchema, jsonSchema }) => {
        for (const [key, description] of comments.get(zodSchema) ?? []) {
          const property = jsonSchema.properties?.[key];
          // A copy: one zod schema may serve several keys.
          if (typeof property === "object" && jsonSchema.properties)
            jsonSchema.properties[key] = { ...property, description };
        }
      },
    });
    keep(name, { title: about, ...json });
  }
  for (const [name, schema] of Object.entries(ANSWERS)) {
    keep(name, {
      title: `${name}@1`,
      ...z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" }),
    });
  }
  return made;
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  const made = schemas();
  for (const old of readdirSync(folder)) if (!made.has(old)) rmSync(join(folder, old));
  for (const [name, text] of made) writeFileSync(join(folder, name), text);
  console.log(`${made.size} schemas in schemas/`);
}
