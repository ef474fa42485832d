/** The run that the page shows. It is in the address, so that a reload and a link show it again. */
import { useSearchParams } from "@solidjs/router"
import { createMemo } from "solid-js"

/** @param ids every run, newest first */
export const createChosen = (ids: () => ReadonlyArray<string>) => {
  const [params, setParams] = useSearchParams<{ run?: string; new?: string; chat?: string }>()
  /** The forms, which are there also when nothing else can be shown. */
  const isNew = () => ids().length === 0 || params.new !== undefined || params.chat !== undefined
  const id = createMemo(() => {
    if (isNew()) return null
    const wanted = params.run
    return wanted !== undefined && ids().includes(wanted) ? wanted : (ids()[0] ?? null)
  })
  const show = (run: string | undefined) => setParams({ run, new: undefined, chat: undefined }, { replace: true })
  return {
    id,
    isNew,
    choose: (run: string) => show(run),
    /** Shows the forms. */
    begin: () => setParams({ new: "1", run: undefined }),
    /** Leaves the forms. */
    leave: () => show(undefined),
    step: (by: 1 | -1) => {
      const at = ids().indexOf(id() ?? "")
      const to = ids()[Math.min(Math.max(at + by, 0), ids().length - 1)]
      if (to !== undefined) show(to)
    }
  }
}
export type Chosen = ReturnType<typeof createChosen>
