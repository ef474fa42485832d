/** The webhooks that could not become a message or a task. They are tried again by the present mapping. */
import { For } from "solid-js"
import type { FailedWebhook, SourceRow } from "../../../gateways/contract/webhooks/sources.ts"
import { Button } from "../../parts/button/Button.tsx"
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
        <For each={props.failures}>
          {(failure) => (
            <li class="set-row two">
              <span class="grow">
                <b class="ell" dir="auto">
                  {nameOf(failure.source)}
                </b>
                <span class="quiet-text" lang="en">
                  {failure.why}
                </span>
              </span>
              <Button
                small
                disabled={failure.state === "retrying"}
                aria-label={words.t("sources.retryOf", { name: nameOf(failure.source) })}
                onClick={() => void props.act(() => sourcesApi.retry(failure.id), words.t("sources.retryAsked"))}
              >
                {words.t("tryAgain")}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </SettingsSection>
  )
}
