/** The part of jsdom that the plots use. The package has no types of its own. */
declare module "jsdom" {
  export class JSDOM {
    readonly window: { readonly document: object }
  }
}
