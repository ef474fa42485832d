/** Sign-ins, refusals, links, tokens, exports and looks, newest first. Opening it is itself recorded. */
import { For, Show } from "solid-js"
import type { AccessShown } from "../../../gateways/contract/audit/accessShown.ts"
import { Face } from "../../signs/Face.tsx"
import { teamWords as words } from "../../words/words.ts"

export function AccessList(props: {
  readonly entries: ReadonlyArray<AccessShown>
  readonly nameOf: (actor: string) => string
}) {
  const who = (actor: string | null) => (actor === null ? words.t("auditPage.unknown") : props.nameOf(actor))
  const about = ({ forActor, ofActor, token, what, because, way }: AccessShown) =>
    [forActor, ofActor, token]
      .filter((each) => typeof each === "string")
      .map(props.nameOf)
      .concat(
        [what, because, way].flatMap((each) => (typeof each === "string" ? [words.valueOf("accessFact", each)] : []))
      )
      .join(" · ")
  return (
    <ul class="audit-list">
      <For each={props.entries}>
        {(entry) => (
          <li class="audit-item">
            <div class="audit-row access">
              <span class="quiet-text">
                {words.day(entry.at)}, {words.time(entry.at)}
              </span>
              <Face actor={entry.actor ?? ""} name={who(entry.actor)} />
              <bdi class="ell strong">{who(entry.actor)}</bdi>
              <span class="ell">{words.valueOf("accessEvent", entry._tag)}</span>
              <bdi class="ell on">{about(entry)}</bdi>
              <span class="quiet-text num ell">
                {entry.agent}
                <Show when={entry.address}>{(address) => <>, {address()}</>}</Show>
              </span>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}
