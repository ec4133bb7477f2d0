import { Component, DOCUMENT, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { LinkTarget } from '@lectern/contracts';
import { plainInlines, type ProseInline } from '@lectern/prose';
import { InnerLink } from '../links/inner-link';
import { linkTargetOf } from '../links/link-target';
import { Formula } from './formula';
import { PictureView } from './picture-view';
import { MentionView } from '../mentions/mention-view';

/** Draws running text. Elements only: white space between the parts of a sentence is part of it. */
@Component({
  selector: 'lec-prose-inlines',
  imports: [Formula, InnerLink, MentionView, PictureView],
  template: `
    @for (node of nodes(); track $index) {
      @switch (node.kind) {
        @case ('text') {
          <span [textContent]="node.text"></span>
        }
        @case ('code') {
          <code [textContent]="node.text"></code>
        }
        @case ('formula') {
          <lec-formula [source]="node.text" />
        }
        @case ('picture') {
          <lec-picture-view [picture]="node" />
        }
        @case ('break') {
          <br />
        }
        @case ('mention') {
          <lec-mention [target]="node.target" [name]="node.name" />
        }
        @case ('emphasis') {
          <em><lec-prose-inlines [nodes]="node.children" /></em>
        }
        @case ('strong') {
          <strong><lec-prose-inlines [nodes]="node.children" /></strong>
        }
        @case ('link') {
          @if (hereOf(node.href); as path) {
            <a [href]="path" (click)="go($event, path)">
              @if (targetOf(path); as target) {
                @defer (on immediate) {
                  <lec-inner-link [target]="target" [words]="wordsOf(node)" [isBare]="wordsOf(node) === node.href" />
                } @placeholder {
                  <lec-prose-inlines [nodes]="node.children" />
                }
              } @else {
                <lec-prose-inlines [nodes]="node.children" />
              }
            </a>
          } @else {
            <a [href]="node.href" [title]="hostOf(node.href)" target="_blank" rel="noopener noreferrer nofollow ugc"
              ><lec-prose-inlines [nodes]="node.children"
            /></a>
          }
        }
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    code {
      padding: 0.1em 0.3em;
      border-radius: 3px;
      background: var(--sunk);
      font: 0.9em/1 var(--code-face);
    }
  `,
})
export class ProseInlines {
  readonly nodes = input.required<readonly ProseInline[]>();

  private readonly router = inject(Router);
  private readonly page = inject(DOCUMENT);

  /** The path of a link that leads to a page of this site, such as another comment; null where it leads elsewhere. */
  protected hereOf(href: string): string | null {
    const address = URL.canParse(href) ? new URL(href) : null;
    if (address?.origin !== this.page.location.origin || address.pathname.startsWith('/api/')) return null;
    return address.pathname + address.search + address.hash;
  }

  protected targetOf(path: string): LinkTarget | null {
    return linkTargetOf(path);
  }

  /** What somebody wrote for a link. */
  protected wordsOf({ children }: Extract<ProseInline, { kind: 'link' }>): string {
    return plainInlines(children);
  }

  /** Goes there without loading everything anew; with a key held or another button the browser does what it always does. */
  protected go(event: MouseEvent, path: string): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.router.navigateByUrl(path);
  }

  /** Where a link really leads: letters that only look like others appear in their coded form. */
  protected hostOf(href: string): string {
    return URL.canParse(href) ? new URL(href).host || href : href;
  }
}
