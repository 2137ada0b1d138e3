"""Pages of the account. Those of allauth that we use keep its names; the others do not exist."""

from django.urls import path

from fleksaftale.mail.views import demo_mail, demo_mail_message
from fleksaftale.people.views import account, display, mitid, passkeys, sign_in, staying, step_up

urlpatterns = [
    path("ind/", sign_in.SignInView.as_view(), name="account_login"),
    path("ind/kode/", sign_in.SignInCodeView.as_view(), name="account_confirm_login_code"),
    path("ind/navn/", sign_in.NameView.as_view(), name="account_name"),
    path("ind/noegle/", passkeys.PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("ind/lukket/", sign_in.closed, name="account_inactive"),
    path("ind/bekraeft/", step_up.StepUpView.as_view(), name="step_up"),
    path("ind/bekraeft/kode/", step_up.StepUpCodeView.as_view(), name="step_up_code"),
    path("ind/bekraeft/noegle/", step_up.StepUpPasskeyView.as_view(), name="step_up_passkey"),
    path("ind/mitid/<slug:provider>/", mitid.GoView.as_view(), name="mitid_go"),
    path("ind/mitid/<slug:provider>/svar/", mitid.BackView.as_view(), name="mitid_back"),
    path("ud/", sign_in.SignOutView.as_view(), name="account_logout"),
    path("konto/", account.SettingsView.as_view(), name="account_settings"),
    path("konto/adresse/", account.AddAddressView.as_view(), name="account_address_add"),
    path("konto/adresse/kode/", account.AddressCodeView.as_view(), name="account_address_code"),
    path("konto/adresse/<int:number>/", account.ChangeAddressView.as_view(), name="account_address"),
    path("konto/noegle/", passkeys.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("konto/noegle/<int:pk>/", passkeys.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("konto/mitid/ny/", mitid.NewView.as_view(), name="mitid_new"),
    path("konto/mitid/<int:number>/", mitid.UnlinkView.as_view(), name="mitid_unlink"),
    path("konto/bliv/", staying.StayView.as_view(), name="stay"),
    path("konto/ud/", account.SignOutEverywhereView.as_view(), name="sign_out_everywhere"),
    path("sprog/", display.language_set, name="language_set"),
    path("visning/", display.display_set, name="display_set"),
    path("demo/post/", demo_mail, name="demo_mail"),
    path("demo/post/<slug:name>/", demo_mail_message, name="demo_mail_message"),
]
