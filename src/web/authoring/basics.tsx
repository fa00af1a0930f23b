// The head of a case: what it is called, when and where it lies, and who stands against whom.
import { useApp } from "../app-context.ts";
import { Accounts } from "./accounts.tsx";
import { useValue, useWrite } from "./context.ts";
import { DateField, ListField, Section, SelectField, TextField, WordsFields } from "./field.tsx";

const TYPES = ["crisis", "statement", "institutional"] as const;

export function Basics() {
  const { voice } = useApp();
  const { t } = useWrite();
  const territory = useValue(["territory"]);
  const disputed = typeof territory === "object" && territory !== null;
  const place = typeof territory === "string" ? voice.name(territory) : "";
  return (
    <Section title={t("write.basics")}>
      <div className="write-fields">
        <WordsFields path={["title"]} label={t("write.title")} required />
        <TextField path={["id"]} label={t("write.id")} required hint={t("write.id.hint")} />
        <SelectField
          path={["type"]}
          label={t("write.type")}
          required
          options={TYPES.map((id) => ({ id, name: t(`write.type.${id}`) }))}
        />
        <DateField path={["date"]} label={t("write.date")} required />
        {!disputed && (
          <TextField
            path={["territory"]}
            label={t("write.territory")}
            list="write-states"
            hint={place !== territory && place !== "" ? place : t("write.territory.hint")}
          />
        )}
        <ListField path={["parties"]} label={t("write.parties")} list="write-bodies" wide />
      </div>
      {disputed && (
        <fieldset className="write-entry">
          <legend>{t("write.territory")}</legend>
          <Accounts path={["territory"]} values={null} />
        </fieldset>
      )}
    </Section>
  );
}
