import { Directive } from '@angular/core';
import {
  ALargeSmall,
  CheckCheck,
  CircleUser,
  Clock,
  EyeOff,
  Keyboard,
  Link,
  ListFilter,
  Lock,
  LogOut,
  MapPinOff,
  MessageSquare,
  MessageSquareDot,
  MessageSquarePlus,
  Scale,
  Search,
  Shield,
  UserRound,
  UsersRound,
  X,
} from 'lucide';
import { Icon } from './icon';

// What the frame of every page and the text show at once; all others come with what shows them.

@Directive({ selector: 'svg[lucideALargeSmall]' })
export class LucideALargeSmall extends Icon {
  protected readonly shapes = ALargeSmall;
}

@Directive({ selector: 'svg[lucideCheckCheck]' })
export class LucideCheckCheck extends Icon {
  protected readonly shapes = CheckCheck;
}

@Directive({ selector: 'svg[lucideCircleUser]' })
export class LucideCircleUser extends Icon {
  protected readonly shapes = CircleUser;
}

@Directive({ selector: 'svg[lucideClock]' })
export class LucideClock extends Icon {
  protected readonly shapes = Clock;
}

@Directive({ selector: 'svg[lucideEyeOff]' })
export class LucideEyeOff extends Icon {
  protected readonly shapes = EyeOff;
}

@Directive({ selector: 'svg[lucideKeyboard]' })
export class LucideKeyboard extends Icon {
  protected readonly shapes = Keyboard;
}

@Directive({ selector: 'svg[lucideLink]' })
export class LucideLink extends Icon {
  protected readonly shapes = Link;
}

@Directive({ selector: 'svg[lucideListFilter]' })
export class LucideListFilter extends Icon {
  protected readonly shapes = ListFilter;
}

@Directive({ selector: 'svg[lucideLock]' })
export class LucideLock extends Icon {
  protected readonly shapes = Lock;
}

@Directive({ selector: 'svg[lucideLogOut]' })
export class LucideLogOut extends Icon {
  protected readonly shapes = LogOut;
}

@Directive({ selector: 'svg[lucideMapPinOff]' })
export class LucideMapPinOff extends Icon {
  protected readonly shapes = MapPinOff;
}

@Directive({ selector: 'svg[lucideMessageSquare]' })
export class LucideMessageSquare extends Icon {
  protected readonly shapes = MessageSquare;
}

@Directive({ selector: 'svg[lucideMessageSquareDot]' })
export class LucideMessageSquareDot extends Icon {
  protected readonly shapes = MessageSquareDot;
}

@Directive({ selector: 'svg[lucideMessageSquarePlus]' })
export class LucideMessageSquarePlus extends Icon {
  protected readonly shapes = MessageSquarePlus;
}

@Directive({ selector: 'svg[lucideScale]' })
export class LucideScale extends Icon {
  protected readonly shapes = Scale;
}

@Directive({ selector: 'svg[lucideSearch]' })
export class LucideSearch extends Icon {
  protected readonly shapes = Search;
}

@Directive({ selector: 'svg[lucideShield]' })
export class LucideShield extends Icon {
  protected readonly shapes = Shield;
}

@Directive({ selector: 'svg[lucideUserRound]' })
export class LucideUserRound extends Icon {
  protected readonly shapes = UserRound;
}

@Directive({ selector: 'svg[lucideUsersRound]' })
export class LucideUsersRound extends Icon {
  protected readonly shapes = UsersRound;
}

@Directive({ selector: 'svg[lucideX]' })
export class LucideX extends Icon {
  protected readonly shapes = X;
}
