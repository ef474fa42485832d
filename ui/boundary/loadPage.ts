/** Loads the code and the words of a page when it is first opened. */
import { type Component, createComponent, lazy } from "solid-js"
import type { WordPart } from "../words/speak/catalogue.ts"
import { loadWords } from "../words/words.ts"

/** The code or the words of a page could not be fetched. */
export class MissingCode extends Error {
  /** True when the server answers, so the file is gone: another version is installed. */
  readonly isReplaced: boolean
  constructor(isReplaced: boolean) {
    super("the code of the page could not be fetched")
    this.isReplaced = isReplaced
  }
}

/**
 * Returns a page that is loaded when it is first rendered. A failed page is loaded again the next time that it is rendered.
 *
 * `parts`: the words that the modules of the page use besides the first ones. They are fetched together with the code.
 */
export const loadPage = <P extends object>(
  load: () => Promise<Component<P>>,
  ...parts: ReadonlyArray<WordPart>
): Component<P> => {
  let failed = false
  const fetchCode = () =>
    lazy(() =>
      Promise.all([load(), ...parts.map(loadWords)]).then(
        ([page]) => ({ default: page }),
        async (error: unknown) => {
          failed = true
          throw isNotFetched(error) ? new MissingCode(await serverAnswers()) : error
        }
      )
    )
  let page = fetchCode()
  return (props) => {
    if (failed) page = fetchCode()
    failed = false
    return createComponent(page, props)
  }
}

/** The messages of Chrome, Firefox and Safari, and of the loader of style sheets. An error of the code itself has another one. */
const isNotFetched = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script failed|preload CSS/i.test(error.message)

const serverAnswers = () =>
  fetch("/livez").then(
    ({ ok }) => ok,
    () => false
  )
