import { Component } from '@angular/core';
@Component({ selector: 'lec-draft-page', template: '' })
export class DraftPage {}
