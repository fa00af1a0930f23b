// One link for each seat, told once: to copy, to scan, to print and cut; or to sit down oneself.
import { useState } from "react";
import { Fold } from "../parts/fold.tsx";
import type { SeatLink } from "./api.ts";
import { useWords } from "./context.ts";
import { QrCode } from "./qr.tsx";

/** The token stands in the fragment, which a browser never sends. */
export function joinAddress(token: string): string {
  return `${window.location.href.split("#")[0]}#/join/${token}`;
}

type Props = {
  readonly links: readonly SeatLink[];
  readonly nameOf: (seat: string) => string;
  /** Large codes at once, for a sheet to print. */
  readonly codes?: boolean;
};

export function Links({ links, nameOf, codes = false }: Props) {
  return (
    <ul className="plain links">
      {links.map((link) => (
        <Link key={link.link} link={link} name={nameOf(link.seat)} codes={codes} />
      ))}
    </ul>
  );
}

type LinkProps = { readonly link: SeatLink; readonly name: string; readonly codes: boolean };

function Link({ link, name, codes }: LinkProps) {
  const say = useWords();
  const [copied, setCopied] = useState<"" | "yes" | "no">("");
  const address = joinAddress(link.token);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied("yes");
    } catch {
      setCopied("no");
    }
  };
  const code = <QrCode text={address} label={say("links.code", { seat: name })} />;
  return (
    <li className="seat-link" data-seat={link.seat}>
      <p>
        <strong>{name}</strong>
      </p>
      <div className="row">
        <button type="button" onClick={copy} aria-label={say("links.copyFor", { seat: name })}>
          {say("links.copy")}
        </button>
        <a href={address} target="_blank" rel="noopener noreferrer">
          {say("links.open")}
        </a>
        <span role="status" className="quiet">
          {copied === "yes" && say("links.copied")}
        </span>
      </div>
      {copied === "no" && <code className="address">{address}</code>}
      {codes ? (
        code
      ) : (
        <Fold className="fold small" summary={say("links.showCode")}>
          {code}
        </Fold>
      )}
    </li>
  );
}
