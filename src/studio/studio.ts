import { AisleStudio } from './aisle-studio.ts';

customElements.define('aisle-studio', AisleStudio);
