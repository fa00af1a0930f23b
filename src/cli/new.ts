/** `casus new`: a case of fifteen lines to start from. */
import type { Command } from "commander";

const CASE = `# A case of your own. Run it:   npx casus run my-case.yaml
# Facts are events from packs/facts.yaml; what nobody has published is left out and ranges.
id: my-case
title: { en: 'A border incident', ru: 'Пограничный инцидент' }
type: crisis
origin: own
date: 2022-09-13
territory: ARM
parties: [ARM, AZE]
facts:
  force-used-by: { value: state }
  force-from: { value: outside }
acts:
  - { id: a1, at: 2022-09-13, act: request, by: ARM, to: csc, for: military-assistance, form: written }
`;

export function registerNew(program: Command): void {
  program
    .command("new")
    .argument("<what>", "case")
    .description("a starting point on standard output: casus new case > my-case.yaml")
    .action((what: string) => {
      if (what !== "case") {
        process.stderr.write(
          `command line: WHAT: "${what}" cannot be started; nearest valid: case\n`,
        );
        process.exitCode = 2;
        return;
      }
      process.stdout.write(CASE);
    });
}
