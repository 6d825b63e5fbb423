import { AisleDesk } from './aisle-desk.ts';

customElements.define('aisle-desk', AisleDesk);
