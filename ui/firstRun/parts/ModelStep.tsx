/** The model that reads the chats. The built-in rules work without one; a model that was found can be used and tested here. */
import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { createAct, createLoaded } from "../../settings/parts/createLoaded.ts"
import { createRole } from "../../settings/parts/createRole.ts"
import { ModelRow } from "../../settings/team/ModelRow.tsx"
import { api } from "../../sync/rest/api.ts"
import { newKey } from "../../sync/rest/newKey.ts"
import { teamApi } from "../../sync/rest/teamApi.ts"
import { modelName } from "../../words/modelName.ts"
import { settingsWords as words } from "../../words/words.ts"
import type { StepProps } from "./stepProps.ts"

export function ModelStep(props: StepProps) {
  const { isAdmin } = createRole()
  const models = createLoaded(teamApi.models)
  const act = createAct(models)
  const changed: typeof act = async (run, said) => {
    const done = await act(run, said)
    await props.onChange()
    return done
  }
  const used = () => models.value()?.find(({ chosen, adapter }) => chosen && adapter !== "builtin")
  return (
    <>
      <p class="quiet-text">{words.t("firstRun.model", { model: modelName(props.system.model) })}</p>
      <Show when={isAdmin() && used()}>
        {(model) => <ModelRow model={model()} figures={undefined} isAdmin act={changed} />}
      </Show>
      <Show when={isAdmin() && props.system.offer}>
        {(offer) => (
          <>
            <p class="quiet-text">{words.t("offer.found", { url: offer().url })}</p>
            <p class="acts">
              <Button look="go" onClick={() => void changed(() => api.useOffer(offer(), newKey()))}>
                {words.t("offer.use", { model: offer().model })}
              </Button>
            </p>
          </>
        )}
      </Show>
      <Show when={isAdmin() && !props.isDone}>
        <p>
          <A href="/settings/ai">{words.t("firstRun.otherModel")}</A>
        </p>
      </Show>
    </>
  )
}
