import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/**
 * Sets styles of an element through its `style` object: `<div ${styled({ left: '10px' })}>`. A `style` attribute, which
 * Lit's own directive writes first, is forbidden to pages by their Content Security Policy.
 */
class Styled extends Directive {
  private last: Readonly<Record<string, string>> = {};

  override render(_styles: Readonly<Record<string, string>>): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [styles]: [Readonly<Record<string, string>>]): typeof nothing {
    const { style } = part.element as HTMLElement;
    for (const name of Object.keys(this.last)) if (!(name in styles)) style.removeProperty(name);
    for (const [name, value] of Object.entries(styles)) {
      if (this.last[name] !== value) style.setProperty(name, value);
    }
    this.last = styles;
    return nothing;
  }
}

/** The directive of the class above. */
export const styled = directive(Styled);
