/** The models that may be used: the chosen one, the last test of each, and the accuracy by the team's own decisions. */
import { For, Show } from "solid-js"
import type { System } from "../../../gateways/contract/systemShown.ts"
import type { Metrics, ProviderRow } from "../../../gateways/contract/knowledge.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Note } from "../../parts/show/Note.tsx"
import { api } from "../../sync/rest/api.ts"
import { newKey } from "../../sync/rest/newKey.ts"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { settingsWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { createRole } from "../parts/createRole.ts"
import { SettingsSection, WhenLoaded } from "../parts/SettingsSection.tsx"
import { AddModel } from "./AddModel.tsx"
import { ModelRow } from "./ModelRow.tsx"

export function AiSection() {
  const { isAdmin } = createRole()
  const models = createLoaded(teamApi.models)
  const system = createLoaded(api.system)
  const figures = createLoaded(() => teamApi.figures())
  const act = createAct(models, system)
  const builtin = () => models.value()?.find(({ adapter }) => adapter === "builtin")
  /** The built-in rules are a model like any other: it is added when it is first chosen. */
  const useRules = () =>
    void act(
      async () => {
        const known = builtin()?.id
        const name = words.t("model.builtin")
        const id =
          known ?? (await teamApi.addModel({ adapter: "builtin", label: name, model: "rules", embedModel: "rules" })).id
        return await teamApi.chooseModel(id)
      },
      words.t("settings.modelChosen", { model: words.t("model.builtin") })
    )
  const others = () => (models.value() ?? []).filter(({ adapter }) => adapter !== "builtin")
  return (
    <>
      <SettingsSection id="ai" title={words.t("settings.ai")} text={words.t("settings.aiText")}>
        <Show when={system.value()}>{(now) => <Offer system={now()} isAdmin={isAdmin()} act={act} />}</Show>
        <WhenLoaded of={models}>
          {() => (
            <div class="plain-list">
              <Rules
                isUsed={system.value()?.model.provider === "builtin"}
                isAdmin={isAdmin()}
                figures={figures.value()}
                onUse={useRules}
              />
              <For each={others()}>
                {(model: ProviderRow) => (
                  <ModelRow model={model} figures={figures.value()} isAdmin={isAdmin()} act={act} />
                )}
              </For>
            </div>
          )}
        </WhenLoaded>
      </SettingsSection>
      <Show when={isAdmin()}>
        <AddModel act={act} />
      </Show>
    </>
  )
}

function Offer(props: {
  readonly system: System
  readonly isAdmin: boolean
  readonly act: ReturnType<typeof createAct>
}) {
  return (
    <Show when={props.isAdmin && props.system.offer}>
      {(offer) => (
        <Note
          tone="accent"
          action={
            <Button small onClick={() => void props.act(() => api.useOffer(offer(), newKey()))}>
              {words.t("offer.use", { model: offer().model })}
            </Button>
          }
        >
          {words.t("offer.found", { url: offer().url })}
        </Note>
      )}
    </Show>
  )
}

function Rules(props: {
  readonly isUsed: boolean
  readonly isAdmin: boolean
  readonly figures: Metrics | undefined
  readonly onUse: () => void
}) {
  return (
    <div class="set-row two">
      <span class="grow">
        <b>{words.t("model.builtin")}</b>
        <span class="quiet-text">{words.t("settings.rulesText")}</span>
      </span>
      <Show when={!props.isUsed} fallback={<span class="chip-state">{words.t("settings.inUse")}</span>}>
        <Show when={props.isAdmin}>
          <Button small onClick={props.onUse}>
            {words.t("settings.use")}
          </Button>
        </Show>
      </Show>
    </div>
  )
}
