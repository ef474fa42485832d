/** The links of a statement to others, and the links of others to it. */
import { A } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import X from "lucide-solid/icons/x"
import { createSignal, For, Show } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { Select } from "../../parts/choice/Select.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { chatWords as words } from "../../words/words.ts"
import { FindStatement } from "./FindStatement.tsx"

export type AtomLinkRow = AtomRow["links"][number]
const atomLinks: ReadonlyArray<AtomLinkRow["relation"]> = [
  "relates-to",
  "supports",
  "contradicts",
  "solves",
  "refines",
  "continues",
  "depends-on"
]
export interface Backlink {
  readonly relation: AtomLinkRow["relation"]
  readonly from: AtomRow
}

export function StatementLinks(props: {
  readonly atom: AtomRow
  readonly atomOf: (id: string) => AtomRow | undefined
  readonly backlinks: ReadonlyArray<Backlink>
  readonly all: () => ReadonlyArray<AtomRow>
  readonly mayAct: boolean
  readonly onLink: (link: AtomLinkRow) => void
  readonly onUnlink: (link: AtomLinkRow) => void
}) {
  return (
    <Show when={props.mayAct || props.atom.links.length > 0 || props.backlinks.length > 0}>
      <section>
        <h3>{words.t("linkedStatements")}</h3>
        <ul class="linked">
          <For each={props.atom.links}>
            {(link) => (
              <li>
                <Linked relation={words.value("link", link.relation)} atom={props.atomOf(link.to)} />
                <Show when={props.mayAct}>
                  <IconButton small label={words.t("unlink")} onClick={() => props.onUnlink(link)}>
                    <X size={12} />
                  </IconButton>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.mayAct}>
          <AddLink {...props} />
        </Show>
      </section>
      <Show when={props.backlinks.length > 0}>
        <section>
          <h3>{words.t("backlinks")}</h3>
          <ul class="linked">
            <For each={props.backlinks}>
              {({ relation, from }) => (
                <li>
                  <Linked relation={words.value("link", relation)} atom={from} before />
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </Show>
  )
}

function Linked(props: {
  readonly relation: string
  readonly atom: AtomRow | undefined
  /** The other statement is the subject of the relation. */
  readonly before?: boolean
}) {
  return (
    <Show when={props.atom} fallback={<span class="quiet-text">{words.t("notThere")}</span>}>
      {(atom) => (
        <A href={`/knowledge?atom=${atom().id}`}>
          <span class="quiet-text">
            {props.before === true ? `A-${atom().number} ${props.relation}` : `${props.relation} A-${atom().number}`}
          </span>
          <bdi>{atom().text}</bdi>
        </A>
      )}
    </Show>
  )
}

function AddLink(props: Parameters<typeof StatementLinks>[0]) {
  const [open, setOpen] = createSignal(false)
  const [relation, setRelation] = createSignal<AtomLinkRow["relation"]>("relates-to")
  bindVerbs({ linkStatement: { may: () => props.mayAct, run: () => setOpen(true) } })
  const taken = () => props.atom.links.filter((each) => each.relation === relation()).map(({ to }) => to)
  return (
    <Popover
      label={words.t("linkStatement")}
      placement="bottom-end"
      class="menu rail-choices"
      open={open()}
      onOpenChange={setOpen}
      trigger={(trigger) => (
        <button {...trigger} type="button" class="btn quiet sm add-relation">
          <Plus size={13} />
          {words.t("linkStatement")}
        </button>
      )}
    >
      <Select
        label={words.t("relationLabel")}
        value={relation()}
        choices={atomLinks.map((id) => ({ id, name: words.value("link", id) }))}
        onPick={setRelation}
      />
      <FindStatement
        label={words.t("linkStatement")}
        all={props.all}
        except={[props.atom.id, ...taken()]}
        onPick={(to) => {
          setOpen(false)
          props.onLink({ relation: relation(), to })
        }}
      />
    </Popover>
  )
}
