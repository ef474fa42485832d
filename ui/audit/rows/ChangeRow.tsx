/** A change as a row that opens in place. */
import { A } from "@solidjs/router"
import ChevronRight from "lucide-solid/icons/chevron-right"
import { For, type JSX, Show } from "solid-js"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Face } from "../../signs/Face.tsx"
import { momentOf } from "../../task/time/moment.ts"
import { teamWords as words } from "../../words/words.ts"
import { changedFields } from "../events/changedFields.ts"
import { itemAddress, didOf, itemOf } from "../events/did.ts"
import { fieldName, fieldText, type ItemNames } from "../events/fieldText.ts"

interface FactsOf {
  readonly row: ActivityRow
  readonly onOnly: (subject: string) => void
  /** Shows the link of the commit at a position. */
  readonly link: (position: number) => JSX.Element
}

export function ChangeRow(
  props: ItemNames &
    FactsOf & {
      readonly known: ReadonlyArray<ActivityRow>
      readonly isOpen: boolean
      readonly onToggle: () => void
    }
) {
  const id = () => `change-${props.row.id}`
  return (
    <li class="audit-item" classList={{ open: props.isOpen }}>
      <button
        type="button"
        class="audit-row"
        aria-expanded={props.isOpen}
        aria-controls={id()}
        onClick={() => props.onToggle()}
      >
        <ChevronRight class="turn" size={12} />
        <span class="quiet-text">{words.time(props.row.at)}</span>
        <Face actor={props.row.actor} name={props.nameOf(props.row.actor)} />
        <bdi class="ell strong">{props.nameOf(props.row.actor)}</bdi>
        <span class="ell">{didOf(props.row, props.nameOf)}</span>
        <bdi class="ell on">{props.titleOf(props.row.subject)}</bdi>
        <span class="quiet-text num">{words.number(props.row.seq)}</span>
      </button>
      <Show when={props.isOpen}>
        <div class="audit-more" id={id()}>
          <Fields row={props.row} known={props.known} names={props} />
          <Facts row={props.row} link={props.link} onOnly={props.onOnly} titleOf={props.titleOf} />
        </div>
      </Show>
    </li>
  )
}

function Facts(props: FactsOf & Pick<ItemNames, "titleOf">) {
  return (
    <dl>
      <dt>{words.t("auditPage.because")}</dt>
      <dd>{causeOf(props.row.causation, props.titleOf)}</dd>
      <dt>{words.t("auditPage.subject")}</dt>
      <dd>
        <bdi>{props.titleOf(props.row.subject)}</bdi>{" "}
        <span class="quiet-text">
          {words.valueOf("auditItem", itemOf(props.row.subject).kind)} {itemOf(props.row.subject).id}
        </span>
      </dd>
      <dt>{words.t("auditPage.time")}</dt>
      <dd>
        <time dateTime={props.row.at} title={props.row.at}>
          {momentOf(props.row.at)}
        </time>
      </dd>
      <dt>{words.t("auditChain.link")}</dt>
      <dd>{props.link(props.row.seq)}</dd>
      <dd class="acts">
        <Button small onClick={() => props.onOnly(props.row.subject)}>
          {words.t("auditPage.onlyThis")}
        </Button>
        <Show when={itemAddress(props.row.subject)}>
          {(address) => (
            <A class="btn sm quiet" href={address()}>
              {words.t("auditPage.open")}
            </A>
          )}
        </Show>
      </dd>
    </dl>
  )
}

function Fields(props: {
  readonly row: ActivityRow
  readonly known: ReadonlyArray<ActivityRow>
  readonly names: ItemNames
}) {
  const fields = () => changedFields(props.row, props.known)
  const shown = (field: string, value: unknown) => fieldText(props.row.subject, field, value, props.names)
  return (
    <Show when={fields().length > 0} fallback={<p class="quiet-text">{words.t("auditPage.noFields")}</p>}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.t("auditPage.field")}</th>
            <th scope="col">{words.t("auditPage.before")}</th>
            <th scope="col">{words.t("auditPage.after")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={fields()}>
            {({ field, before, after }) => (
              <tr>
                <td>{fieldName(field)}</td>
                <td>
                  <bdi>{shown(field, before)}</bdi>
                </td>
                <td>
                  <bdi>{shown(field, after)}</bdi>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

/** The item and the position of the commit that caused the event, `evt.proposal.…@8`. */
const causeOf = (causation: string | null, titleOf: (subject: string) => string): string => {
  if (causation === null) return words.t("auditPage.direct")
  const [subject = "", position] = causation.split("@")
  return position === undefined ? causation : `${titleOf(subject)}, ${words.number(Number(position))}`
}
