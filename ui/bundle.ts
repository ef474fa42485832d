/**
 * How the build joins modules into files. A small file costs a request and its place in a queue of six, and the first row waits
 * for all of them. So there is one file for the entry, one for what every page needs, one for the list, one for its menus, and one for
 * what several pages share.
 */
import type { HtmlTagDescriptor, Plugin } from "vite"

/** The module that the entry script loads. */
const startModule = /\/ui\/start\.tsx$/u

export const codeSplitting = {
  groups: [
    { name: "entry", test: /\/ui\/main\.ts$|vite\/preload-helper/u, priority: 4 },
    { name: "page", test: startModule, priority: 3 },
    // The dashboard opens with the list, so this file has the modules of the list that the start does not need.
    { name: "list", test: /\/ui\/tasks\/TaskList\.tsx$/u, priority: 2 },
    // Loaded beside the list: what opens over its bars.
    { name: "menus", test: /\/ui\/parts\/(?:overlay\/Menu|choice\/Select)\.tsx$/u, priority: 1.5 },
    { name: "parts", test: /^(?!.*\/ui\/words\/)/u, minShareCount: 2, priority: 1 }
  ]
}

/** Names a file of words by its language and its part: `words-uk-chat-….js`. Other files have the name of their module. */
export const chunkFileNames = ({ facadeModuleId }: { readonly facadeModuleId: string | null }): string => {
  const [, language, part] = /\/ui\/words\/(\w+)\/(?:\w+\/)?(\w+)\.ts$/u.exec(facadeModuleId ?? "") ?? []
  return `assets/${part === undefined ? "[name]" : `words-${language}-${part}`}-[hash].js`
}

/**
 * Makes the browser fetch the scripts of every page together with the entry script, which loads them later.
 *
 * @param module the module that the entry script loads
 */
export const preloadPage = (module = startModule): Plugin => ({
  name: "preload-page",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle, chunk }): Array<HtmlTagDescriptor> => {
      const known = new Set([chunk?.fileName, ...(chunk?.imports ?? [])])
      const files = Object.values(bundle ?? {}).flatMap((each) =>
        each.type === "chunk" && module.test(each.facadeModuleId ?? "") ? [each.fileName, ...each.imports] : []
      )
      return files
        .filter((file) => !known.has(file))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
          injectTo: "head"
        }))
    }
  }
})

/** Replaces the icon component of lucide-solid with `parts/icon/Icon.ts`. */
export const cheapIcons = (): Plugin => ({
  name: "cheap-icons",
  enforce: "pre",
  resolveId: (source, importer) =>
    source === "../Icon" && importer?.includes("/lucide-solid/") === true
      ? `${import.meta.dirname}/parts/icon/Icon.ts`
      : null
})
