/** The webhooks that could not become a message or a task. They are tried again by the present mapping. */
import type { FailedWebhook, SourceRow } from "../../../gateways/contract/webhooks/sources.ts"
import { Button } from "../../parts/button/Button.tsx"
import { RowsById } from "../../parts/rows/RowsById.tsx"
import { settingsWords as words } from "../../words/words.ts"
import type { ActOnLists } from "../parts/createLoaded.ts"
import { SettingsSection } from "../parts/SettingsSection.tsx"
import { sourcesApi } from "./parts/sourcesApi.ts"

export function FailedWebhooks(props: {
  readonly failures: ReadonlyArray<FailedWebhook>
  readonly sources: ReadonlyArray<SourceRow>
  readonly act: ActOnLists
}) {
  const nameOf = (id: string) => props.sources.find((row) => row.id === id)?.name ?? id
  return (
    <SettingsSection id="failed-webhooks" title={words.t("sources.failures")} text={words.t("sources.failuresText")}>
      <ul class="plain-list">
        <RowsById rows={props.failures}>
          {(failure) => <FailedRow failure={failure()} name={nameOf(failure().source)} act={props.act} />}
        </RowsById>
      </ul>
    </SettingsSection>
  )
}

/** A reason that an earlier version has stored is shown as it is. */
const reasonOf = ({ reason, why, detail }: FailedWebhook) =>
  reason === null ? why : words.t(`sourceFailure.${reason}`, { detail })

function FailedRow(props: { readonly failure: FailedWebhook; readonly name: string; readonly act: ActOnLists }) {
  return (
    <li class="set-row two">
      <span class="grow">
        <b class="ell" dir="auto">
          {props.name}
        </b>
        <span class="quiet-text" lang={props.failure.reason === null ? "en" : undefined}>
          {reasonOf(props.failure)}
        </span>
      </span>
      <Button
        small
        disabled={props.failure.state === "retrying"}
        aria-label={words.t("sources.retryOf", { name: props.name })}
        onClick={() => void props.act(() => sourcesApi.retry(props.failure.id), words.t("sources.retryAsked"))}
      >
        {words.t("tryAgain")}
      </Button>
    </li>
  )
}
