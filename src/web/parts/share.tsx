// Copies the address of the view, with the language, so that a colleague sees exactly the same.
import { useState } from "react";
import { formatAddress, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";

export function Share() {
  const { voice } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const hash = formatAddress(withValue(address, "lang", voice.language));
  const link = `${window.location.href.split("#")[0]}${hash}`;
  const [done, setDone] = useState<{ readonly link: string; readonly copied: boolean } | null>(
    null,
  );
  const share = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setDone({ link, copied: true });
    } catch {
      setDone({ link, copied: false });
    }
  };
  return (
    <div className="share">
      <button type="button" onClick={share}>
        {t("share.copy")}
      </button>
      <span role="status">
        {done?.link === link && done.copied && t("share.copied")}
        {done?.link === link && !done.copied && (
          <>
            {t("share.byHand")} <code>{link}</code>
          </>
        )}
      </span>
    </div>
  );
}
