import { type FeatureBundle, HTMLVisualElement, SVGVisualElement } from 'framer-motion'

/**
 * What `m` needs here: to write motion values into elements. Everything that moves derives from the playhead,
 * so the parts of `domAnimation` that animate by themselves, and gestures, would only weigh on the page.
 */
export const features: FeatureBundle = {
  renderer: (_, options) => (options.isSVG ? new SVGVisualElement(options) : new HTMLVisualElement(options)),
}
