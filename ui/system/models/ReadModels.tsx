/** The read models: position, distance from the end of the log, rate, version and parked aggregates of each. */
import Copy from "lucide-solid/icons/copy"
import Ellipsis from "lucide-solid/icons/ellipsis"
import { For, Show } from "solid-js"
import type { ReadModelShown, ReadModelsShown } from "../../../gateways/contract/systemShown.ts"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { Menu } from "../../parts/overlay/Menu.tsx"
import { teamWords as words } from "../../words/words.ts"
import { Health } from "../health/Health.tsx"
import { type ModelState, modelStateOf } from "./modelState.ts"
import type { Rates } from "./rates.ts"

export function ReadModels(props: {
  readonly models: ReadModelsShown
  readonly rates: Rates
  readonly onCopy: (text: string) => void
}) {
  const logAt = () =>
    props.models.head === null
      ? words.t("systemPage.logSilent")
      : words.t("systemPage.logAt", { n: words.number(props.models.head) })
  return (
    <section aria-labelledby="lists">
      <header class="sys-head">
        <h2 id="lists">{words.t("systemPage.lists")}</h2>
        <span class="quiet-text">{logAt()}</span>
      </header>
      <table class="sys-table">
        <thead>
          <tr>
            <th scope="col">{words.t("systemPage.name")}</th>
            <th scope="col">{words.t("systemPage.state")}</th>
            <th scope="col" class="num opt">
              {words.t("systemPage.position")}
            </th>
            <th scope="col" class="num">
              {words.t("systemPage.behind")}
            </th>
            <th scope="col" class="num opt rare">
              {words.t("systemPage.rate")}
            </th>
            <th scope="col" class="num opt rare">
              {words.t("systemPage.version")}
            </th>
            <th scope="col" class="num opt rare">
              {words.t("systemPage.parkedColumn")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          <For each={props.models.items.map(({ name }) => name)}>
            {(name) => (
              <Show when={props.models.items.find((each) => each.name === name)}>
                {(model) => <ModelRow model={model()} rate={props.rates.get(name)} onCopy={props.onCopy} />}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function ModelRow(props: {
  readonly model: ReadModelShown
  readonly rate: number | undefined
  readonly onCopy: (text: string) => void
}) {
  const name = () => words.valueOf("readModelName", props.model.name)
  const state = () => modelStateOf(props.model)
  return (
    <tr>
      <th scope="row" class="ell">
        {name()}
      </th>
      <td>
        <Health well={state() === "well"}>{stateWords(state(), props.model.parked)}</Health>
      </td>
      <td class="num opt">{words.number(props.model.position)}</td>
      <td class="num">{props.model.behind === null ? "–" : words.number(props.model.behind)}</td>
      <td class="num opt rare mu">{props.rate === undefined ? "–" : words.number(props.rate, 1)}</td>
      <td class="num opt rare mu">{words.number(props.model.version)}</td>
      <td class="num opt rare">{words.number(props.model.parked)}</td>
      <td class="num">
        <Menu
          placement="bottom-end"
          trigger={(trigger) => (
            <IconButton {...trigger} small label={words.t("systemPage.actions", { name: name() })}>
              <Ellipsis size={15} />
            </IconButton>
          )}
          items={[
            {
              name: words.t("systemPage.copyRebuild"),
              icon: Copy,
              onSelect: () => props.onCopy(`tt replay ${props.model.name}`)
            },
            {
              name: words.t("systemPage.copyCompare"),
              icon: Copy,
              onSelect: () => props.onCopy(`tt replay ${props.model.name} --verify`)
            }
          ]}
        />
      </td>
    </tr>
  )
}

const stateWords = (state: ModelState, parked: number): string => {
  const sentences: { readonly [S in ModelState]: () => string } = {
    well: () => words.t("systemPage.stateWell"),
    "catching-up": () => words.t("systemPage.stateCatching"),
    silent: () => words.t("systemPage.stateSilent"),
    parked: () => words.count("parkedCount", parked)
  }
  return sentences[state]()
}
