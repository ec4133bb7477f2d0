import { Component } from '@angular/core';
@Component({ selector: 'lec-add-text-page', template: '' })
export class AddTextPage {}
